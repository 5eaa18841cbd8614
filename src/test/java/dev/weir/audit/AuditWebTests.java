package dev.weir.audit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * The trail on its pages, over REST and as files.
 */
@WeirWebTest
class AuditWebTests {

	private static final String HOSTILE = "<script>alert(1)</script>";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ObjectMapper json;

	private final String id = UUID.randomUUID().toString();

	private final String author = "a" + this.id.substring(0, 8);

	@Test
	void aRowTellsAllAboutItWithTheDifference() throws Exception {
		String task = UUID.randomUUID().toString();
		this.trail.record(new Actor(this.author, "nightly", null, "t", "192.0.2.7"), AuditEntry
			.of("vm.xml.changed", Target.of(Target.Kind.VM, this.id, HOSTILE), AuditTrail.Outcome.DONE, "why")
			.by(task)
			.changing("--- before\n+++ after\n@@ -1 +1 @@\n <domain>\n-<memory>1</memory>\n+<memory>2</memory>"));
		long row = this.jdbc.sql("select id from audit_event where author = ?")
			.param(this.author)
			.query(Long.class)
			.single();
		assertThat(page("/audit/" + row))
			.contains("192.0.2.7", "nightly", "/tasks/" + task, "line removed", "line added",
					"&lt;memory&gt;2&lt;/memory&gt;", "Definition changed")
			.doesNotContain("<script>alert", "--- before");
		assertThat(page("/audit/" + row + "?lang=zh_CN")).doesNotContain("??");
		assertThat(page("/audit?author=" + this.author)).contains("/audit/" + row);
		JsonNode told = this.json.readTree(page("/api/v1/audit/" + row));
		assertThat(told.get("task").asString()).isEqualTo(task);
		assertThat(told.get("xmlDiff").asString()).contains("+<memory>2</memory>");
		assertThat(page("/audit?target=" + task)).contains("/audit/" + row);
		assertThat(page("/audit?outcome=refused&author=" + this.author)).doesNotContain("/audit/" + row);
		assertThat(page("/audit?address=192.0.2&author=" + this.author)).contains("/audit/" + row);
		assertThat(page("/audit?address=92.0.2&author=" + this.author)).doesNotContain("/audit/" + row);
	}

	@Test
	void anUnknownRowIsNotFound() {
		assertThat(get("/audit/999999999999")).hasStatus(404);
		assertThat(get("/api/v1/audit/999999999999")).hasStatus(404);
		assertThat(get("/audit/x")).hasStatus(404);
	}

	@Test
	void filesHoldEveryRowOnceHoweverMany() throws Exception {
		int rows = 1100;
		for (int i = 0; i < rows; i++) {
			this.trail.record(new Actor(this.author, null, null, null, "::1"), "vm.start",
					Target.of(Target.Kind.VM, this.id, "x;=1+1 " + i), AuditTrail.Outcome.DONE, null);
		}
		JsonNode all = this.json.readTree(page("/audit.json?author=" + this.author));
		assertThat(all).hasSize(rows);
		assertThat(all.valueStream().map((row) -> row.get("id").asLong())).doesNotHaveDuplicates();
		String csv = page("/api/v1/audit.csv?author=" + this.author);
		assertThat(csv.lines()).hasSize(rows + 1);
		assertThat(csv).contains("\"x;'=1+1 7\"");
		assertThat(this.json.readTree(page("/api/v1/audit.json?author=nobody-" + this.author))).isEmpty();
	}

	@Test
	void whoeverMayReadTheTrailVerifiesIt() throws Exception {
		this.trail.record(new Actor(this.author, null, null, null, "::1"), "vm.start",
				Target.of(Target.Kind.VM, this.id, "x"), AuditTrail.Outcome.DONE, null);
		assertThat(page("/audit/verify")).contains("The trail is complete and unchanged.");
		assertThat(this.json.readTree(page("/api/v1/audit/verify")).get("intact").asBoolean()).isTrue();
		this.jdbc.sql("update audit_event set author = 'eve-x' where author = ?").param(this.author).update();
		try {
			assertThat(page("/audit/verify")).contains("not what was written", "Altered");
			JsonNode told = this.json.readTree(page("/api/v1/audit/verify"));
			assertThat(told.get("intact").asBoolean()).isFalse();
			assertThat(told.get("faults").get(0).get("kind").asString().toLowerCase(Locale.ROOT)).isEqualTo("altered");
		}
		finally {
			this.jdbc.sql("update audit_event set author = ? where author = 'eve-x'").param(this.author).update();
		}
		assertThat(page("/audit/verify")).contains("The trail is complete and unchanged.");
	}

	private String page(String address) throws Exception {
		MvcTestResult result = get(address);
		assertThat(result).as(address).hasStatusOk();
		return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(address).with(user(this.accounts.loadUserByUsername("admin"))).exchange();
	}

}
