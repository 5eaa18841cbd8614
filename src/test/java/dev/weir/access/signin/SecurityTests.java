package dev.weir.access.signin;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.weir.WeirWebTest;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@WeirWebTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	/** Failed sign-ins count per address: each test has its own. */
	private final String address = UUID.randomUUID().toString();

	@Test
	void everyAnswerCarriesTheStrictPolicy() {
		for (String uri : new String[] { "/login", "/vms", "/api/v1/me" }) {
			assertThat(this.mvc.get().uri(uri).exchange()).headers()
				.hasValue("Content-Security-Policy",
						"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
								+ "connect-src 'self'; font-src 'self'; manifest-src 'self'; "
								+ "frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
				.hasValue("X-Content-Type-Options", "nosniff")
				.hasValue("X-Frame-Options", "DENY")
				.hasValue("Referrer-Policy", "same-origin")
				.doesNotContainHeader("Strict-Transport-Security");
		}
		assertThat(this.mvc.get().uri("/login").secure(true).exchange()).headers()
			.containsHeader("Strict-Transport-Security");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/vms", "/hosts", "/tasks", "/audit", "/account", "/no/such/page", "/api/docs" })
	void aPageLeadsAStrangerToTheSignIn(String uri) {
		MvcTestResult result = visitor().get(uri);
		assertThat(result).hasStatus(302);
		assertThat(Visitor.location(result)).isEqualTo("/login");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/me", "/api/v1/tasks", "/api/v1/nothing", "/api/v1/openapi.json" })
	void restAnswersAStrangerWith401(String uri) {
		assertThat(this.mvc.get().uri(uri).exchange()).hasStatus(401)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasValue("WWW-Authenticate", "Bearer realm=\"weir\"");
		assertThat(this.mvc.post().uri("/api/v1/tokens").exchange()).hasStatus(401);
		assertThat(this.mvc.get().uri("/actuator/prometheus").exchange()).hasStatus(401);
	}

	@Test
	void noSignInFormLandsInAFragmentOrAStream() {
		MvcTestResult fragment = this.mvc.get().uri("/tasks").header("HX-Request", "true").exchange();
		assertThat(fragment).hasStatus(401).headers().hasValue("HX-Refresh", "true");
		assertThat(Visitor.text(fragment)).isEmpty();
		assertThat(this.mvc.get().uri("/live").accept(MediaType.TEXT_EVENT_STREAM).exchange()).hasStatus(401);
	}

	@Test
	void aSignInChangesTheSessionAndLeadsBackToThePage() {
		Visitor visitor = visitor();
		visitor.get("/tasks?q=state:failed");
		String before = visitor.sessionId();
		MvcTestResult result = visitor.signIn("Admin ", WeirWebTest.ADMIN_PASSWORD);
		assertThat(Visitor.location(result)).isEqualTo("/tasks?q=state:failed");
		assertThat(visitor.sessionId()).isNotEmpty().isNotEqualTo(before);
		assertThat(visitor.get("/account")).hasStatusOk();
		assertThat(audited("account.sign-in")).isEqualTo("DONE");
	}

	@Test
	void aForgedHostOrParameterLeadsNowhereElse() {
		Visitor visitor = visitor();
		visitor.request(HttpMethod.GET, "http://evil.example/tasks").accept(MediaType.TEXT_HTML).exchange();
		visitor.get("/login?continue=//evil.example&next=http://evil.example");
		MvcTestResult result = visitor.signIn("admin", WeirWebTest.ADMIN_PASSWORD);
		assertThat(Visitor.location(result)).startsWith("/").doesNotStartWith("//").doesNotContain("evil");
	}

	@Test
	void aWrongPasswordAndAnUnknownAccountLookAlikeAndAreRecorded() {
		String unknown = "<b>" + UUID.randomUUID();
		MvcTestResult wrong = visitor().signIn("admin", "wrong");
		MvcTestResult nobody = visitor().signIn(unknown, "wrong");
		assertThat(Visitor.location(wrong)).isEqualTo(Visitor.location(nobody)).isEqualTo("/login?failed");
		assertThat(audited("account.sign-in")).isEqualTo("REFUSED");
	}

	@Test
	void tooManyMistakesAreSlowedDownOnPageAndRest() {
		Visitor visitor = visitor();
		String account = "nobody" + UUID.randomUUID();
		List<String> answers = IntStream.range(0, 10)
			.mapToObj((i) -> Visitor.location(visitor.signIn(account, "wrong")))
			.toList();
		assertThat(answers.subList(0, 5)).containsOnly("/login?failed");
		// a slow machine may sit out one of the first waits, never all of them
		assertThat(answers).anyMatch((answer) -> answer.matches("/login\\?wait=[0-9]+"));
		List<MvcTestResult> rest = IntStream.range(0, 10)
			.mapToObj((i) -> basic(account, "wrong").content("{}").exchange())
			.toList();
		assertThat(rest)
			.anySatisfy((result) -> assertThat(result).hasStatus(429).headers().containsHeader("Retry-After"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE" })
	void aSessionChangesNothingWithoutTheCsrfToken(String method) {
		Visitor visitor = visitor().signedIn();
		assertThat(visitor.request(HttpMethod.valueOf(method), "/api/v1/tokens").exchange()).hasStatus(403);
		assertThat(visitor.request(HttpMethod.valueOf(method), "/account/password").exchange()).hasStatus(403);
		assertThat(visitor.request(HttpMethod.valueOf(method), "/api/v1/tokens")
			.header("Authorization", "Bearer nonsense")
			.exchange()).hasStatus(401);
		assertThat(visitor.request(HttpMethod.valueOf(method), "/api/v1/tasks")
			.header("Authorization", "Basic YTpi")
			.exchange()).hasStatus(403);
	}

	@Test
	void theCsrfHeaderOpensRestToASession() {
		Visitor visitor = visitor().signedIn();
		visitor.get("/account");
		assertThat(visitor.request(HttpMethod.POST, "/api/v1/tokens")
			.header("X-CSRF-TOKEN", visitor.csrfToken())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"by session\"}")
			.exchange()).hasStatus(201);
	}

	@Test
	void signingOutEndsTheSession() {
		Visitor visitor = visitor().signedIn();
		visitor.get("/account");
		assertThat(visitor.request(HttpMethod.GET, "/logout").accept(MediaType.TEXT_HTML).exchange())
			.doesNotHave(new Condition<>((result) -> Visitor.location(result).contains("goodbye"), "signs out by GET"));
		assertThat(Visitor.location(visitor.post("/logout"))).isEqualTo("/login?goodbye");
		assertThat(Visitor.location(visitor.get("/account"))).isEqualTo("/login");
		assertThat(audited("account.sign-out")).isEqualTo("DONE");
	}

	@Test
	void aTokenWorksWithoutSessionUntilItIsRevoked() {
		String[] issued = token("\"scopes\": []");
		MvcTestResult me = bearer(HttpMethod.GET, "/api/v1/me", issued[1]).exchange();
		assertThat(me).hasStatusOk().bodyJson().extractingPath("$.account").isEqualTo("admin");
		assertThat(me.getResponse().getCookies()).isEmpty();
		assertThat(bearer(HttpMethod.DELETE, "/api/v1/tokens/" + issued[0], issued[1]).exchange()).hasStatus(204);
		assertThat(bearer(HttpMethod.GET, "/api/v1/me", issued[1]).exchange()).hasStatus(401);
		assertThat(audited("token.revoke")).isEqualTo("DONE");
	}

	@Test
	void scopesNarrowATokenAndRefusalsAreRecorded() {
		String token = token("\"scopes\": [\"task.view\"]")[1];
		assertThat(bearer(HttpMethod.GET, "/api/v1/tasks", token).exchange()).hasStatusOk();
		assertThat(bearer(HttpMethod.GET, "/api/v1/audit", token).exchange()).hasStatus(403);
		assertThat(audited("audit.view")).isEqualTo("REFUSED");
	}

	@Test
	void aTokenBegetsNoToken() {
		String token = token("\"scopes\": []")[1];
		assertThat(bearer(HttpMethod.POST, "/api/v1/tokens", token).contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"child\"}")
			.exchange()).hasStatus(403);
	}

	@Test
	void anExpiredTokenIsNone() {
		String[] issued = token("\"expiresAt\": \"2999-01-01T00:00:00Z\"");
		this.jdbc
			.sql("update api_token set expires_at = timestamp with time zone '2001-01-01 00:00:00+00' where id = ?")
			.param(UUID.fromString(issued[0]))
			.update();
		assertThat(bearer(HttpMethod.GET, "/api/v1/me", issued[1]).exchange()).hasStatus(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\": \" \"}", "{\"name\": \"x\", \"scopes\": [\"all\"]}",
			"{\"name\": \"x\", \"scopes\": [null]}", "{\"name\": \"x\", \"expiresAt\": \"2001-01-01T00:00:00Z\"}",
			"{\"name\": \"x\", \"expiresAt\": \"tomorrow\"}", "[]", "{\"name\": " })
	void aWrongRequestForATokenIsTheCallersFault(String body) {
		assertThat(basic("admin", WeirWebTest.ADMIN_PASSWORD).content(body).exchange())
			.satisfies((result) -> assertThat(result.getResponse().getStatus()).isBetween(400, 422));
	}

	@Test
	void secretsStayOutOfTheLog(CapturedOutput output) {
		String token = token("\"scopes\": []")[1];
		bearer(HttpMethod.GET, "/api/v1/me", token).exchange();
		bearer(HttpMethod.GET, "/api/v1/me", token + "x").exchange();
		visitor().signIn("admin", "a-wrong-secret-password");
		assertThat(output.getAll()).doesNotContain(token, "a-wrong-secret-password", WeirWebTest.ADMIN_PASSWORD);
	}

	@Test
	void hostileInputToTheSignInPageIsHarmless() {
		MvcTestResult result = visitor().get("/login?wait=<script>&failed=<script>alert(1)</script>");
		assertThat(result).hasStatusOk();
		assertThat(Visitor.text(result)).doesNotContain("<script>alert");
		assertThat(visitor().get("/login?wait=99999999999999999999")).hasStatusOk();
	}

	private Visitor visitor() {
		return new Visitor(this.mvc, this.address);
	}

	private MockMvcRequestBuilder basic(String account, String password) {
		String credentials = Base64.getEncoder().encodeToString((account + ":" + password).getBytes());
		return new Visitor(this.mvc, this.address).request(HttpMethod.POST, "/api/v1/tokens")
			.header("Authorization", "Basic " + credentials)
			.contentType(MediaType.APPLICATION_JSON);
	}

	private MockMvcRequestBuilder bearer(HttpMethod method, String uri, String token) {
		return new Visitor(this.mvc, this.address).request(method, uri).header("Authorization", "Bearer " + token);
	}

	/** A new token: its id and its secret. */
	private String[] token(String more) {
		MvcTestResult result = basic("admin", WeirWebTest.ADMIN_PASSWORD)
			.content("{\"name\": \"<script> 数据库\", " + more + "}")
			.exchange();
		assertThat(result).hasStatus(201);
		String body = Visitor.text(result);
		return new String[] { body.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"),
				body.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1") };
	}

	private String audited(String action) {
		return this.jdbc
			.sql("select outcome from audit_event where address = ? and action = ? order by id desc limit 1")
			.params(this.address, action)
			.query(String.class)
			.single();
	}

}
