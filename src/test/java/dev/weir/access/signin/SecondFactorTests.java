package dev.weir.access.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.weir.WeirWebTest;
import dev.weir.access.factor.AuthenticatorApp;
import dev.weir.access.factor.CodeCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@WeirWebTest
class SecondFactorTests {

	private static final String CHOSEN = "seven unrelated herons";

	private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

	private static final Pattern KEY = Pattern.compile("id=\"second-factor-key\">([^<]+)<");

	private static final Pattern RECOVERY = Pattern
		.compile("<li>([a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4})</li>");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	CodeCheck codes;

	private final String name = "p-" + UUID.randomUUID();

	private final List<String> recovery = new ArrayList<>();

	private Visitor admin;

	private AuthenticatorApp app = new AuthenticatorApp("");

	@BeforeEach
	void meetTheAdministrator() {
		this.admin = visitor();
	}

	@Test
	void thePasswordAloneLetsNobodyIn() {
		Visitor person = enrolled();
		assertThat(person.get("/vms")).hasStatusOk();
		Visitor half = visitor();
		assertThat(Visitor.location(half.signIn(this.name, CHOSEN))).isEqualTo("/login/code");
		String before = half.sessionId();
		assertThat(Visitor.location(half.get("/vms"))).isEqualTo("/login");
		assertThat(half.request(HttpMethod.GET, "/api/v1/me").exchange()).hasStatus(401);
		assertThat(half.get("/login/code")).hasStatusOk();
		assertThat(Visitor.location(half.post("/login/code", "code", "000000"))).isEqualTo("/login/code?failed");
		half.get("/login/code");
		assertThat(Visitor.location(half.post("/login/code", "code", this.app.next()))).isEqualTo("/vms");
		assertThat(half.sessionId()).isNotEqualTo(before);
		assertThat(half.get("/vms")).hasStatusOk();
		assertThat(Visitor.text(half.get("/account"))).contains("1 failed sign-in since then");
		assertThat(Visitor.location(visitor().get("/login/code"))).isEqualTo("/login");
	}

	@Test
	void eachCodeIsGoodOnce() {
		enrolled();
		String used = this.app.next();
		assertThat(Visitor.location(code(used))).isEqualTo("/");
		assertThat(Visitor.location(code(used))).isEqualTo("/login/code?failed");
		String spare = this.recovery.get(3);
		assertThat(Visitor.location(code(" " + spare.toUpperCase() + " "))).isEqualTo("/");
		assertThat(Visitor.location(code(spare))).isEqualTo("/login/code?failed");
		assertThat(this.jdbc.sql("select count(*) from recovery_code where account_id = ?")
			.param(id())
			.query(Integer.class)
			.single()).isEqualTo(9);
	}

	/** The key lies sealed, the codes lie hashed. */
	@Test
	void nothingOfItLiesOpenInTheDatabase() {
		enrolled();
		assertThat(this.jdbc.sql("select sealed_secret from second_factor where account_id = ?")
			.param(id())
			.query(String.class)
			.single()).startsWith("v").doesNotContain(this.app.key());
		assertThat(this.jdbc.sql("select code_hash from recovery_code where account_id = ?")
			.param(id())
			.query(String.class)
			.list()).doesNotContainAnyElementsOf(this.recovery);
		assertThat(Visitor.text(this.admin.get("/audit"))).doesNotContain(this.app.key())
			.doesNotContain(this.recovery.get(0));
	}

	/** From addresses of all the world: the count is the account's. */
	@Test
	void wrongCodesInARowHaveToWaitAndRecoveryCodesDoNot() {
		enrolled();
		for (int i = 0; i < 5; i++) {
			assertThat(this.codes.check(id(), "00000" + i).delay()).isZero();
		}
		this.jdbc.sql("update second_factor set wrong_codes = 9 where account_id = ?").param(id()).update();
		assertThat(this.codes.check(id(), this.app.next()).right()).isFalse();
		assertThat(this.codes.check(id(), this.app.next()).delay()).isPositive();
		assertThat(Visitor.location(code(this.recovery.get(0)))).isEqualTo("/");
		assertThat(Visitor.location(code(this.app.next()))).isEqualTo("/");
	}

	/** Guessing codes with a known password is slowed down like guessing passwords. */
	@Test
	void aRightPasswordForgivesNothingBeforeTheCode() {
		enrolled();
		Visitor guesser = visitor();
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			answers.add(Visitor.location(guesser.signIn(this.name, CHOSEN)));
		}
		assertThat(answers).anyMatch((answer) -> answer.startsWith("/login?wait="));
	}

	@Test
	void basicCredentialsAreNotEnough() {
		enrolled();
		String credentials = Base64.getEncoder().encodeToString((this.name + ":" + CHOSEN).getBytes());
		assertThat(visitor().request(HttpMethod.POST, "/api/v1/tokens")
			.header("Authorization", "Basic " + credentials)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"script\"}")
			.exchange()).hasStatus(401);
	}

	@Test
	void aResetEndsAHalfSignInToo() {
		enrolled();
		Visitor half = visitor();
		half.signIn(this.name, CHOSEN);
		half.get("/login/code");
		this.admin.get("/accounts");
		this.admin.post("/accounts/" + id() + "/reset-password");
		assertThat(Visitor.location(half.post("/login/code", "code", this.app.next()))).startsWith("/login?expired");
	}

	@Test
	void whereItIsRequiredNothingElseIsPossibleBefore() {
		working();
		this.admin.get("/accounts");
		assertThat(this.admin.post("/accounts/" + id() + "/require-second-factor")).hasStatus(302);
		Visitor person = visitor();
		assertThat(Visitor.location(person.signIn(this.name, CHOSEN))).isEqualTo("/");
		assertThat(Visitor.location(person.get("/vms"))).isEqualTo("/account/second-factor");
		assertThat(person.request(HttpMethod.GET, "/api/v1/vms").exchange()).hasStatus(403);
		enrol(person);
		assertThat(person.get("/vms")).hasStatusOk();
	}

	@Test
	void anAdministratorLetsInWhoHasLostEverything() {
		enrolled();
		this.admin.get("/accounts");
		assertThat(this.admin.post("/accounts/" + id() + "/remove-second-factor")).hasStatus(302);
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/");
		assertThat(this.jdbc.sql("select count(*) from audit_event where action = ? and target_label = ?")
			.params("account.remove-second-factor", this.name)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void itIsChangedOnlyByWhoHasIt() {
		Visitor person = enrolled();
		person.get("/account/second-factor");
		assertThat(person.post("/account/second-factor/off", "code", "123456")).hasStatus(422);
		assertThat(person.post("/account/second-factor/begin", "password", CHOSEN)).hasStatus(409);
		assertThat(person.post("/account/second-factor/confirm", "code", "123456")).hasStatus(409);
		String old = this.recovery.get(0);
		assertThat(person.post("/account/second-factor/recovery-codes", "code", this.app.next())).hasStatusOk();
		assertThat(person.post("/account/second-factor/off", "code", old)).hasStatus(422);
	}

	@Test
	void itIsTurnedOffByACode() {
		Visitor person = enrolled();
		person.get("/account/second-factor");
		assertThat(person.post("/account/second-factor/off", "code", this.recovery.get(1))).hasStatus(302);
		assertThat(Visitor.location(visitor().signIn(this.name, CHOSEN))).isEqualTo("/");
	}

	@Test
	void settingItUpAsksForThePassword() {
		Visitor person = working();
		person.get("/account/second-factor");
		assertThat(person.post("/account/second-factor/begin", "password", "wrong")).hasStatus(422);
		assertThat(person.post("/account/second-factor/confirm", "code", "123456")).hasStatus(409);
	}

	private MvcTestResult code(String code) {
		Visitor visitor = visitor();
		visitor.signIn(this.name, CHOSEN);
		visitor.get("/login/code");
		return visitor.post("/login/code", "code", code);
	}

	private Visitor enrolled() {
		Visitor person = working();
		enrol(person);
		return person;
	}

	private void enrol(Visitor person) {
		person.get("/account/second-factor");
		MvcTestResult begun = person.post("/account/second-factor/begin", "password", CHOSEN);
		this.app = new AuthenticatorApp(found(KEY, begun));
		assertThat(Visitor.text(begun)).contains("<path");
		MvcTestResult done = person.post("/account/second-factor/confirm", "code", this.app.at(Instant.now()));
		this.recovery.addAll(codes(done));
		assertThat(this.recovery).hasSize(10);
		person.get("/account");
	}

	private Visitor working() {
		this.admin.signedIn().get("/accounts");
		String temporary = found(SECRET, this.admin.post("/accounts", "name", this.name, "role", "administrator"));
		Visitor person = visitor();
		person.signIn(this.name, temporary);
		person.get("/account/password");
		person.post("/account/password", "current", temporary, "changed", CHOSEN, "repeated", CHOSEN);
		return person;
	}

	private static List<String> codes(MvcTestResult page) {
		return RECOVERY.matcher(Visitor.text(page)).results().map((found) -> found.group(1)).toList();
	}

	private static String found(Pattern pattern, MvcTestResult page) {
		return pattern.matcher(Visitor.text(page))
			.results()
			.map((MatchResult found) -> found.group(1))
			.findFirst()
			.orElseThrow(() -> new AssertionError(Visitor.text(page)));
	}

	private UUID id() {
		return this.jdbc.sql("select id from account where name = ?").param(this.name).query(UUID.class).single();
	}

	private Visitor visitor() {
		return new Visitor(this.mvc, UUID.randomUUID().toString());
	}

}
