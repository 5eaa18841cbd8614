package dev.weir.access.signin;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@WeirWebTest
class AccountsTests {

	private static final String CHOSEN = "seven unrelated herons";

	private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PasswordEncoder encoder;

	private final String name = "p-" + UUID.randomUUID();

	private Visitor admin;

	@BeforeEach
	void meetTheAdministrator() {
		this.admin = visitor();
	}

	@Test
	void aNewAccountMustChooseItsPasswordAndThenMayWork() {
		String temporary = create();
		Visitor person = visitor();
		assertThat(Visitor.location(person.signIn(this.name, temporary))).isEqualTo("/");
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/account/password");
		choose(person, temporary);
		assertThat(person.get("/vms")).hasStatusOk();
		assertThat(Visitor.text(this.admin.get("/accounts"))).contains(this.name);
		assertThat(audited("account.create")).isEqualTo(1);
		assertThat(this.jdbc.sql("select last_sign_in_at is not null from account where name = ?")
			.param(this.name)
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void aLockEndsSessionsAndTokensAtOnceAndIsToldOnlyToWhoKnowsThePassword() {
		Visitor person = working();
		String token = token(person);
		assertThat(byToken(token)).hasStatusOk();
		assertThat(this.admin.post("/accounts/" + id() + "/lock")).hasStatus(302);
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(byToken(token)).hasStatus(401);
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/login?locked");
		assertThat(Visitor.location(visitor().signIn(this.name, "wrong"))).isEqualTo("/login?failed");
		this.admin.get("/accounts");
		this.admin.post("/accounts/" + id() + "/unlock");
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/");
		assertThat(audited("account.lock")).isEqualTo(1);
	}

	/** The lock came between the check of the password and the saving of the session. */
	@Test
	void aSessionThatALockMissedEndsWithItsNextRequest() {
		Visitor person = working();
		this.jdbc.sql("update account set locked = true where name = ?").param(this.name).update();
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(person.request(HttpMethod.GET, "/api/v1/me").exchange()).hasStatus(401);
	}

	@Test
	void aResetEndsTheOldPasswordAndItsSessions() {
		Visitor person = working();
		String temporary = secret(this.admin.post("/accounts/" + id() + "/reset-password"));
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/login?failed");
		Visitor again = visitor();
		again.signIn(this.name, temporary);
		assertThat(Visitor.location(again.get("/vms"))).isEqualTo("/account/password");
		assertThat(Visitor.text(this.admin.get("/audit"))).doesNotContain(temporary);
	}

	@Test
	void aDeletedAccountLeavesNothingBehindThatWorks() {
		Visitor person = working();
		String token = token(person);
		UUID id = id();
		this.admin.post("/accounts/" + id + "/delete");
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(byToken(token)).hasStatus(401);
		create();
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/login");
		assertThat(this.admin.post("/accounts/" + id + "/lock")).hasStatus(404);
	}

	@Test
	void nobodyTakesTheOwnAccountAwayAndNothingHappensWithoutTheToken() {
		this.admin.signedIn().get("/accounts");
		UUID own = this.jdbc.sql("select id from account where name = 'admin'").query(UUID.class).single();
		for (String deed : List.of("lock", "delete", "reset-password")) {
			assertThat(this.admin.post("/accounts/" + own + "/" + deed)).hasStatus(409);
			assertThat(this.admin.request(HttpMethod.POST, "/accounts/" + own + "/" + deed).exchange()).hasStatus(403);
		}
		assertThat(this.admin.post("/accounts/nonsense/lock")).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/v1/accounts").exchange()).hasStatus(401);
	}

	@Test
	void namesThatCouldBeReadAsSomethingElseAreRefusedAtTheirField() {
		this.admin.signedIn().get("/accounts");
		for (String wrong : List.of("", "-rf", "system", "a b", "../x", "<b>", "x".repeat(65), "admin")) {
			assertThat(this.admin.post("/accounts", "name", wrong, "role", "administrator")).hasStatus(422);
		}
		assertThat(this.admin.post("/accounts", "name", this.name, "role", "unknown")).hasStatus(422);
	}

	@Test
	void aCheapHashIsRenewedAtTheNextSignIn() {
		working();
		String cheap = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(CHOSEN);
		this.jdbc.sql("update account set password_hash = ? where name = ?").params(cheap, this.name).update();
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/");
		String renewed = this.jdbc.sql("select password_hash from account where name = ?")
			.param(this.name)
			.query(String.class)
			.single();
		assertThat(renewed.equals(cheap)).isEqualTo(!this.encoder.upgradeEncoding(cheap));
		assertThat(this.encoder.matches(CHOSEN, renewed)).isTrue();
	}

	private Visitor working() {
		String temporary = create();
		Visitor person = visitor();
		person.signIn(this.name, temporary);
		choose(person, temporary);
		return person;
	}

	private String create() {
		this.admin.signedIn().get("/accounts");
		return secret(this.admin.post("/accounts", "name", this.name, "role", "administrator"));
	}

	private static void choose(Visitor person, String current) {
		person.get("/account/password");
		assertThat(person.post("/account/password", "current", current, "changed", CHOSEN, "repeated", CHOSEN))
			.hasStatus(302);
	}

	private static String token(Visitor person) {
		person.get("/account");
		return secret(person.post("/account/tokens", "name", "script", "days", "30"));
	}

	private MvcTestResult byToken(String token) {
		return this.mvc.get()
			.uri("/api/v1/me")
			.accept(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.exchange();
	}

	private static String secret(MvcTestResult page) {
		Matcher secret = SECRET.matcher(Visitor.text(page));
		assertThat(secret.find()).isTrue();
		return secret.group(1);
	}

	private UUID id() {
		return this.jdbc.sql("select id from account where name = ?").param(this.name).query(UUID.class).single();
	}

	private long audited(String action) {
		return this.jdbc.sql("select count(*) from audit_event where action = ? and target_label = ?")
			.params(action, this.name)
			.query(Long.class)
			.single();
	}

	private Visitor visitor() {
		return new Visitor(this.mvc, UUID.randomUUID().toString());
	}

}
