package dev.weir.audit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trail over REST: {@code ?from&to&author&action&target}. Thread-safe.
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

	@GetMapping(path = { "/api/v1/audit.csv", "/audit.csv" }, produces = "text/csv")
	void csv(@ModelAttribute AuditQuery.Typed typed, HttpServletResponse response) throws IOException {
		AuditQuery query = AuditQuery.of(typed);
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("weir-audit.csv").build().toString());
		Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		write(out, AuditCsv.HEAD);
		this.audit.each(query, (row) -> write(out, AuditCsv.line(row)));
		out.flush();
	}

	private static void write(Writer out, String line) {
		try {
			out.write(line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A row of the trail in the REST contract.
	 *
	 * @param outcome done, refused, failed or cancelled
	 */
	record Row(long id, Instant at, String author, @Nullable String token, String address, String action,
			String targetKind, String targetId, String target, String outcome, @Nullable String detail) {

		static Row of(AuditView row) {
			return new Row(row.id(), row.at(), row.author(), row.token(), row.address(), row.action(),
					row.target().kind().name().toLowerCase(Locale.ROOT), row.target().id(), row.target().label(),
					row.outcome().name().toLowerCase(Locale.ROOT), row.detail());
		}

	}

}
