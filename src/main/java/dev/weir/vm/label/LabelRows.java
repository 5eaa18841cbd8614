package dev.weir.vm.label;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All labels as kept in the database.
 */
interface LabelRows extends Repository<LabelRow, UUID> {

	LabelRow saveAndFlush(LabelRow row);

	Optional<LabelRow> findById(UUID vm);

	List<LabelRow> findByVmIdIn(Collection<UUID> vms);

	List<LabelRow> findBy();

	/** Grows with each change of any row: rows are never deleted. */
	@Query("select coalesce(sum(r.version + 1), 0) from LabelRow r")
	long revision();

}
