package dev.weir.vm.list;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * Filters of all accounts.
 */
interface SavedFilters extends Repository<SavedFilter, UUID> {

	SavedFilter saveAndFlush(SavedFilter filter);

	void delete(SavedFilter filter);

	Optional<SavedFilter> findById(UUID id);

	List<SavedFilter> findByAccount(String account);

}
