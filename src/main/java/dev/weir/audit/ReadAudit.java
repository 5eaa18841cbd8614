package dev.weir.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail, newest first. Thread-safe.
 */
@Component
@Transactional(readOnly = true)
class ReadAudit {

	private static final int CHUNK = 500;

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "id");

	private static final Sort LAST_WRITTEN_FIRST = Sort.by(Sort.Direction.DESC, "id");

	private final Access access;

	private final AuditEvents events;

	ReadAudit(Access access, AuditEvents events) {
		this.access = access;
		this.events = events;
	}

	Listing<AuditView> list(AuditQuery query, PageQuery page) {
		this.access.require(Permission.AUDIT_VIEW, Target.SYSTEM);
		Specification<AuditEvent> filter = query.specification();
		Window<AuditEvent> window = window(filter, page.offset(), page.limit());
		String next = window.hasNext() ? PageQuery.cursor(page.offset() + window.size()) : null;
		return new Listing<>(window.getContent(), next, this.events.count(filter)).map(AuditEvent::view);
	}

	/**
	 * One row with its difference.
	 * @throws Problem of kind NOT_FOUND
	 */
	AuditView require(String id) {
		this.access.require(Permission.AUDIT_VIEW, Target.SYSTEM);
		if (!id.matches("\\d{1,18}")) {
			throw unknown(id);
		}
		return this.events.findById(Long.parseLong(id))
			.map((event) -> withDifferences(List.of(event)).get(0))
			.orElseThrow(() -> unknown(id));
	}

	private static Problem unknown(String id) {
		return Problem.of(ErrorKind.NOT_FOUND, "audit.unknown", id);
	}

	/**
	 * Hands over all rows, one by one, newest first; what is written meanwhile shifts
	 * nothing. A slow taker holds no connection to the database.
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void each(AuditQuery query, Consumer<AuditView> taker) {
		this.access.require(Permission.AUDIT_VIEW, Target.SYSTEM);
		long before = Long.MAX_VALUE;
		List<AuditEvent> chunk;
		do {
			chunk = before(query, before);
			for (AuditView row : withDifferences(chunk)) {
				taker.accept(row);
				before = row.id();
			}
		}
		while (chunk.size() == CHUNK);
	}

	private List<AuditEvent> before(AuditQuery query, long id) {
		Specification<AuditEvent> older = (root, criteria, builder) -> builder.lessThan(root.<Long>get("id"), id);
		return this.events.findBy(query.specification().and(older),
				(found) -> found.sortBy(LAST_WRITTEN_FIRST).limit(CHUNK).all());
	}

	private List<AuditView> withDifferences(List<AuditEvent> events) {
		List<AuditView> rows = events.stream().map(AuditEvent::view).toList();
		Map<Long, String> differences = this.events.differences(rows.stream().map(AuditView::id).toList())
			.stream()
			.collect(Collectors.toMap(AuditEvents.Difference::getId, AuditEvents.Difference::getText));
		return rows.stream().map((row) -> row.with(differences.get(row.id()))).toList();
	}

	private Window<AuditEvent> window(Specification<AuditEvent> filter, int offset, int limit) {
		// an offset position counts from the row after it
		ScrollPosition from = (offset == 0) ? ScrollPosition.offset() : ScrollPosition.offset(offset - 1);
		return this.events.findBy(filter, (query) -> query.sortBy(NEWEST_FIRST).limit(limit).scroll(from));
	}

}
