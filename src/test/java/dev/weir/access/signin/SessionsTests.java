package dev.weir.access.signin;

import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.weir.WeirWebTest;
import dev.weir.access.session.OldSessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@WeirWebTest
class SessionsTests {

	private static final Pattern END = Pattern.compile("/account/sessions/([0-9a-f]{32})/end");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationContext context;

	private final String name = "p-" + UUID.randomUUID();

	@Test
	void aPersonEndsASessionElsewhereAndNoOthers() {
		String password = create();
		String there = UUID.randomUUID().toString();
		Visitor elsewhere = new Visitor(this.mvc, there);
		elsewhere.signIn(this.name, password);
		choose(elsewhere, password);
		Visitor here = visitor();
		here.signIn(this.name, "seven unrelated herons");
		String page = Visitor.text(here.get("/account/sessions"));
		assertThat(page).contains(there).doesNotContain(here.sessionId()).doesNotContain(elsewhere.sessionId());
		List<String> ends = END.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
		assertThat(ends).hasSize(1);
		Visitor admin = visitor().signedIn();
		admin.get("/account");
		assertThat(admin.post("/account/sessions/" + ends.get(0) + "/end")).hasStatus(404);
		assertThat(here.post("/account/sessions/" + ends.get(0) + "/end")).hasStatus(302);
		assertThat(Visitor.location(elsewhere.get("/vms"))).isEqualTo("/login");
		assertThat(here.get("/vms")).hasStatusOk();
	}

	@Test
	void anAdministratorSeesAndEndsThoseOfOthers() {
		String password = create();
		Visitor person = visitor();
		person.signIn(this.name, password);
		choose(person, password);
		UUID id = this.jdbc.sql("select id from account where name = ?").param(this.name).query(UUID.class).single();
		Visitor admin = visitor().signedIn();
		String list = Visitor.text(admin.request(HttpMethod.GET, "/api/v1/accounts/" + id + "/sessions").exchange());
		String session = list.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		admin.get("/accounts/" + id + "/sessions");
		assertThat(admin.post("/accounts/" + id + "/sessions/" + session + "/end")).hasStatus(302);
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(admin.get("/accounts/nonsense/sessions")).hasStatus(404);
		assertThat(this.jdbc.sql("select count(*) from audit_event where action = ? and target_label = ?")
			.params("account.end-session", this.name)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aSessionEndsInTheEndHoweverBusyItIs() {
		Visitor old = visitor().signedIn();
		Visitor young = visitor().signedIn();
		this.jdbc.sql("update spring_session set creation_time = 0 where session_id = ?")
			.param(new String(java.util.Base64.getDecoder().decode(old.sessionId())))
			.update();
		OldSessions.end(this.context);
		assertThat(Visitor.location(old.get("/vms"))).isEqualTo("/login");
		assertThat(young.get("/vms")).hasStatusOk();
	}

	private String create() {
		Visitor admin = visitor().signedIn();
		admin.get("/accounts");
		String page = Visitor.text(admin.post("/accounts", "name", this.name, "role", "administrator"));
		return page.replaceAll("(?s).*id=\"secret\">([^<]+)<.*", "$1");
	}

	private static void choose(Visitor person, String current) {
		String chosen = "seven unrelated herons";
		person.get("/account/password");
		person.post("/account/password", "current", current, "changed", chosen, "repeated", chosen);
		assertThat(person.get("/vms")).hasStatusOk();
	}

	private Visitor visitor() {
		return new Visitor(this.mvc, UUID.randomUUID().toString());
	}

}
