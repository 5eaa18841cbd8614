package dev.weir.vm.xml;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All versions of definitions.
 */
interface XmlVersions extends Repository<XmlVersion, Long> {

	XmlVersion save(XmlVersion version);

	Optional<XmlVersion> findByIdAndVmId(long id, UUID vm);

	Optional<XmlVersion> findFirstByVmIdOrderByIdDesc(UUID vm);

	List<XmlVersion> findByVmIdOrderByIdDesc(UUID vm, Limit limit);

	/** Virtual machines that have versions. */
	@Query("select distinct v.vmId from XmlVersion v")
	List<UUID> known();

	@Modifying
	@Query("delete from XmlVersion v where v.vmId = :vm and v.id < :oldest")
	void deleteOlder(UUID vm, long oldest);

}
