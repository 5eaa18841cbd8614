package dev.weir.vm.group;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * All start groups.
 */
interface StartGroups extends Repository<StartGroup, UUID> {

	StartGroup saveAndFlush(StartGroup group);

	void delete(StartGroup group);

	Optional<StartGroup> findById(UUID id);

	List<StartGroup> findAllByOrderByName();

}
