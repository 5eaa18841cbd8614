package dev.weir.audit;

import java.time.Instant;
import java.util.Locale;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trail over REST: {@code ?from&to&author&action&target&address&outcome}.
 * Thread-safe.
 */
@RestController
class AuditApi {

	private final ReadAudit audit;

	AuditApi(ReadAudit audit) {
		this.audit = audit;
	}

	@GetMapping("/api/v1/audit")
	Listing<Row> list(@ModelAttribute AuditQuery.Typed typed, @RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return this.audit.list(AuditQuery.of(typed), PageQuery.of(null, limit, cursor)).map(Row::of);
	}

	@GetMapping("/api/v1/audit/{id:\\d+}")
	Row row(@PathVariable String id) {
		return Row.of(this.audit.require(id));
	}

	/**
	 * A row of the trail in the REST contract.
	 *
	 * @param outcome done, refused, failed or cancelled
	 */
	record Row(long id, Instant at, String author, @Nullable String token, String address, String action,
			String targetKind, String targetId, String target, String outcome, @Nullable String detail,
			@Nullable String task, @Nullable String xmlDiff) {

		static Row of(AuditView row) {
			return new Row(row.id(), row.at(), row.author(), row.token(), row.address(), row.action(),
					row.target().kind().name().toLowerCase(Locale.ROOT), row.target().id(), row.target().label(),
					row.outcome().name().toLowerCase(Locale.ROOT), row.detail(), row.taskId(), row.xmlDiff());
		}

	}

}
