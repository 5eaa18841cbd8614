package dev.weir.audit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/**
 * The trail as a file, written as it is read: CSV for spreadsheets, JSON with the
 * differences of definitions. Thread-safe.
 */
@RestController
class ExportAudit {

	private final ReadAudit audit;

	private final ObjectMapper json;

	ExportAudit(ReadAudit audit, ObjectMapper json) {
		this.audit = audit;
		this.json = json;
	}

	@GetMapping(path = { "/api/v1/audit.csv", "/audit.csv" }, produces = "text/csv")
	void csv(@ModelAttribute AuditQuery.Typed typed, HttpServletResponse response) throws IOException {
		AuditQuery query = AuditQuery.of(typed);
		Writer out = file(response, "text/csv;charset=UTF-8", "weir-audit.csv");
		write(out, AuditCsv.HEAD);
		this.audit.each(query, (row) -> write(out, AuditCsv.line(row)));
		out.flush();
	}

	@GetMapping(path = { "/api/v1/audit.json", "/audit.json" }, produces = "application/json")
	void json(@ModelAttribute AuditQuery.Typed typed, HttpServletResponse response) throws IOException {
		AuditQuery query = AuditQuery.of(typed);
		Writer out = file(response, "application/json", "weir-audit.json");
		String[] before = { "[" };
		this.audit.each(query, (row) -> {
			write(out, before[0] + "\n" + this.json.writeValueAsString(AuditApi.Row.of(row)));
			before[0] = ",";
		});
		write(out, ("[".equals(before[0]) ? "[" : "\n") + "]\n");
		out.flush();
	}

	private static Writer file(HttpServletResponse response, String type, String name) throws IOException {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
		return new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
	}

	private static void write(Writer out, String text) {
		try {
			out.write(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
