package dev.weir.audit;

import java.util.function.Consumer;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail, newest first. Thread-safe.
 */
@Component
@Transactional(readOnly = true)
class ReadAudit {

	/** A file of so many rows still opens in a spreadsheet. */
	static final int MOST_EXPORTED = 100_000;

	private static final int CHUNK = 1000;

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "id");

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

	/** Hands over the newest rows, one by one, at most {@value #MOST_EXPORTED}. */
	void each(AuditQuery query, Consumer<AuditView> taker) {
		this.access.require(Permission.AUDIT_VIEW, Target.SYSTEM);
		Specification<AuditEvent> filter = query.specification();
		int offset = 0;
		Window<AuditEvent> window;
		do {
			window = window(filter, offset, CHUNK);
			window.getContent().stream().map(AuditEvent::view).forEach(taker);
			offset += window.size();
		}
		while (window.hasNext() && offset < MOST_EXPORTED);
	}

	private Window<AuditEvent> window(Specification<AuditEvent> filter, int offset, int limit) {
		// an offset position counts from the row after it
		ScrollPosition from = (offset == 0) ? ScrollPosition.offset() : ScrollPosition.offset(offset - 1);
		return this.events.findBy(filter, (query) -> query.sortBy(NEWEST_FIRST).limit(limit).scroll(from));
	}

}
