package dev.weir.vm.size;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/**
 * All sizes.
 */
interface SizeRows extends Repository<VmSize, String> {

	VmSize save(VmSize size);

	Optional<VmSize> findById(String id);

	Optional<VmSize> findByName(String name);

	List<VmSize> findAllByOrderByMemoryMibAscVcpusAscNameAsc();

	long count();

	void delete(VmSize size);

}
