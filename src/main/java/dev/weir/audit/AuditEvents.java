package dev.weir.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All rows of the trail, to be read.
 */
interface AuditEvents extends Repository<AuditEvent, Long>, JpaSpecificationExecutor<AuditEvent> {

	Optional<AuditEvent> findById(long id);

	/** The differences among these rows. */
	@Query(nativeQuery = true,
			value = "select id, xml_diff as text from audit_event where id in :ids and xml_diff is not null")
	List<Difference> differences(Collection<Long> ids);

	/** A difference, which may be long: lists go without. */
	interface Difference {

		long getId();

		String getText();

	}

}
