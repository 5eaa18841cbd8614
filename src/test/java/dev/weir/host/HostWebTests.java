package dev.weir.host;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import dev.weir.WeirWebTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pages and REST of hosts, storage, networks and images in the whole application.
 */
@WeirWebTest
class HostWebTests {

	private static final String HOSTILE = "<script>alert(1)</script> '; rm -rf / 中文 🐧 ";

	/** Signed in once: passwords are slow to check on purpose. */
	private static Cookie @Nullable [] cookies;

	@Autowired
	private MockMvcTester web;

	@Test
	void aHostIsAddedShownChangedAndRemoved() throws Exception {
		String name = HOSTILE + UUID.randomUUID();
		String id = add(name);
		assertThat(api(get("/api/v1/hosts/" + id))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.connection.hasPassword")
			.isEqualTo(true);
		assertThat(body(api(get("/api/v1/hosts/" + id)))).doesNotContain("geheim");
		for (String page : new String[] { "", "/edit", "/remove", "/storage", "/networks" }) {
			String html = body(signedIn(get("/hosts/" + id + page)));
			assertThat(html).contains("&lt;script&gt;alert(1)")
				.doesNotContain("<script>alert")
				.doesNotContain("geheim");
		}
		assertThat(body(signedIn(get("/hosts")))).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
		assertThat(api(json(MockMvcRequestBuilders.patch("/api/v1/hosts/" + id), "{\"enabled\": false}"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.enabled")
			.isEqualTo(false);
		assertThat(api(MockMvcRequestBuilders.delete("/api/v1/hosts/" + id))).hasStatus(204);
		assertThat(api(get("/api/v1/hosts/" + id))).hasStatus(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\": null, \"connection\": null}", "{\"name\": 5, \"connection\": {}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"qemu+ssh\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"tcp\", \"address\": \"-oProxyCommand=id\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"tcp\", \"address\": \"a?command=id\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"tcp\", \"address\": \"a\", \"port\": 70000}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"tcp\", \"address\": \"a\", \"port\": \"x\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"ssh\", \"address\": \"a\", \"user\": \"-l\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"tls\", \"address\": \"a\", \"path\": \"../..\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"test\", \"path\": \"/etc/passwd\"}}",
			"{\"name\": \"a\", \"connection\": {\"transport\": \"local\", \"path\": \"relative\"}}",
			"{\"name\": \"a\\u0000\", \"connection\": {\"transport\": \"tcp\", \"address\": \"a\"}}", "[]", "7", "{" })
	void wrongHostsAreRefusedWithoutA500(String body) {
		assertThat(api(json(post("/api/v1/hosts"), body)))
			.satisfies((result) -> assertThat(result.getResponse().getStatus()).isIn(400, 422))
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/hosts/1", "/api/v1/hosts/00000000-0000-4000-8000-000000000000",
			"/api/v1/hosts/00000000-0000-4000-8000-000000000000/capabilities",
			"/api/v1/hosts/00000000-0000-4000-8000-000000000000/storage-pools",
			"/api/v1/hosts/00000000-0000-4000-8000-000000000000/storage-pools/a/volumes",
			"/api/v1/hosts/00000000-0000-4000-8000-000000000000/storage-pools/a/volumes/b/content",
			"/api/v1/hosts/x/networks", "/api/v1/hosts/x/networks/a/leases", "/hosts/x/edit", "/hosts/x/remove",
			"/hosts/00000000-0000-4000-8000-000000000000", "/hosts/00000000-0000-4000-8000-000000000000/storage",
			"/hosts/00000000-0000-4000-8000-000000000000/storage/a/upload",
			"/hosts/00000000-0000-4000-8000-000000000000/networks" })
	void whatDoesNotExistIsNotFound(String path) {
		assertThat(signedIn(get(path))).hasStatus(404);
	}

	@Test
	void aWrongFormKeepsWhatWasTypedButNoPassword() throws Exception {
		MvcTestResult result = signedIn(post("/hosts/new").param("name", HOSTILE)
			.param("connection.transport", "tcp")
			.param("connection.address", "bad address")
			.param("connection.port", "70000")
			.param("connection.password", "geheim"));
		assertThat(result).hasStatus(422);
		assertThat(body(result)).contains("&lt;script&gt;")
			.contains("value=\"bad address\"")
			.contains("is-invalid")
			.doesNotContain("geheim");
	}

	@Test
	void aPortThatIsNoNumberIsToldNotAFault() {
		assertThat(signedIn(post("/hosts/new").param("name", "a")
			.param("connection.transport", "tcp")
			.param("connection.port", "many"))).hasStatus(422);
	}

	@Test
	void aPortThatIsNoNumberLosesNothing() throws Exception {
		String html = body(signedIn(post("/hosts/new").param("name", "a")
			.param("connection.transport", "tcp")
			.param("connection.address", "kvm1")
			.param("connection.user", "weir")
			.param("connection.port", "many")));
		assertThat(html).contains("value=\"many\"", "value=\"kvm1\"", "value=\"weir\"", "is-invalid");
	}

	@ParameterizedTest
	@CsvSource({ "local", "ssh", "tls", "tcp", "test", "nonsense" })
	void theFormShowsTheFieldsOfItsTransport(String transport) throws Exception {
		String html = body(signedIn(get("/hosts/new").param("transport", transport)));
		assertThat(html.contains("connection.password")).isEqualTo(transport.equals("tcp"));
		assertThat(html.contains("connection.address"))
			.isEqualTo(!transport.equals("local") && !transport.equals("test"));
	}

	@Test
	void fragmentsComeWithoutTheShell() throws Exception {
		for (String path : new String[] { "/hosts", "/isos" }) {
			assertThat(body(signedIn(get(path).header("HX-Request", "true")))).contains("id=\"rows\"")
				.doesNotContain("<html")
				.doesNotContain("shell-nav");
			assertThat(body(signedIn(get(path)))).contains("shell-nav");
		}
	}

	@Test
	void aWrongFilterIsTold() throws Exception {
		assertThat(body(signedIn(get("/hosts").param("q", "state:nonsense")))).contains("nonsense");
		assertThat(api(get("/api/v1/hosts").param("q", "state:nonsense"))).hasStatus(422);
		assertThat(api(get("/api/v1/hosts").param("limit", "0"))).hasStatus(422);
		assertThat(api(get("/api/v1/isos").param("cursor", "§"))).hasStatus(422);
	}

	@Test
	void aHostInMaintenanceTakesNothingNew() throws Exception {
		String id = add("maintained-" + UUID.randomUUID());
		assertThat(body(signedIn(get("/hosts/" + id + "/enter-maintenance")))).contains("comes with migration");
		assertThat(signedIn(post("/hosts/" + id + "/enter-maintenance").param("reason", "x".repeat(201))))
			.hasStatus(422);
		assertThat(api(json(post("/api/v1/hosts/" + id + "/enter-maintenance"), "{\"reason\": \"<b>new memory\"}")))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.inMaintenance")
			.isEqualTo(true);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> body(signedIn(get("/hosts/" + id))).contains("&lt;b&gt;new memory"));
		assertThat(body(signedIn(get("/hosts").param("q", "maintenance:yes")))).contains(id);
		assertThat(body(signedIn(get("/audit").param("action", "host.enter-maintenance")))).contains("maintained-");
		assertThat(api(json(post("/api/v1/vms/import-xml"),
				"{\"hostId\": \"" + id + "\", \"xml\": \"<domain type='test'><name>n</name></domain>\"}")))
			.satisfies((result) -> assertThat(result.getResponse().getStatus()).isIn(409, 503));
		assertThat(signedIn(post("/hosts/" + id + "/exit-maintenance"))).hasStatus3xxRedirection();
		assertThat(api(get("/api/v1/hosts/" + id))).bodyJson().extractingPath("$.inMaintenance").isEqualTo(false);
		api(MockMvcRequestBuilders.delete("/api/v1/hosts/" + id));
	}

	@Test
	void hostsAreTaggedAndFoundByIt() throws Exception {
		String id = add("tagged-" + UUID.randomUUID());
		String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
		assertThat(api(json(MockMvcRequestBuilders.patch("/api/v1/hosts/" + id),
				"{\"tags\": [\"" + tag.toUpperCase(java.util.Locale.ROOT) + "\", \"rack-7\"]}")))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.tags")
			.isEqualTo(List.of("rack-7", tag));
		assertThat(body(signedIn(get("/hosts").param("q", "tag:" + tag)))).contains(id);
		assertThat(body(signedIn(get("/hosts/" + id + "/edit")))).contains("rack-7, " + tag);
		assertThat(api(json(MockMvcRequestBuilders.patch("/api/v1/hosts/" + id), "{\"tags\": [\"a b<\"]}")))
			.hasStatus(422);
		api(MockMvcRequestBuilders.delete("/api/v1/hosts/" + id));
	}

	@Test
	void whatIsReadOfAHostThatIsAwayIsToldAsUnknown() throws Exception {
		String id = add("away-" + UUID.randomUUID());
		for (String page : new String[] { "/hardware", "/memory-tuning", "/doctor" }) {
			assertThat(signedIn(get("/hosts/" + id + page))).as(page).hasStatusOk();
		}
		for (String page : new String[] { "/hardware", "/doctor", "/doctor/summary" }) {
			assertThat(body(signedIn(get("/hosts/" + id + page).header("HX-Request", "true")))).as(page)
				.doesNotContain("<html");
		}
		assertThat(signedIn(post("/hosts/" + id + "/memory-tuning").param("pagesToScan", "many"))).hasStatus(422);
		assertThat(api(get("/api/v1/hosts/" + id + "/doctor"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.checks.length()")
			.satisfies((count) -> assertThat((Integer) count).isGreaterThan(25));
		assertThat(api(get("/api/v1/hosts/" + id + "/sysinfo"))).hasStatus(503);
		assertThat(api(get("/api/v1/hosts/" + id + "/memory-tuning"))).hasStatus(503);
		assertThat(signedIn(get("/doctor"))).hasStatusOk();
		api(MockMvcRequestBuilders.delete("/api/v1/hosts/" + id));
	}

	@Test
	void nobodySeesAnythingWithoutSigningIn() {
		assertThat(this.web.perform(get("/api/v1/hosts"))).hasStatus(401);
		assertThat(this.web.perform(get("/hosts")))
			.satisfies((result) -> assertThat(result.getResponse().getStatus()).isIn(302, 303, 401));
	}

	private String add(String name) throws Exception {
		String escaped = name.replace("\"", "\\\"");
		MvcTestResult added = api(json(post("/api/v1/hosts"),
				"{\"name\": \"" + escaped + "\", \"connection\": {\"transport\": \"tcp\", \"address\": \"host-"
						+ UUID.randomUUID() + ".invalid\", \"user\": \"weir\", \"password\": \"geheim\"}}"));
		assertThat(added).hasStatus(201);
		return JsonPath.read(body(added), "$.id");
	}

	private MvcTestResult api(MockHttpServletRequestBuilder request) {
		return signedIn(request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
	}

	private MvcTestResult signedIn(MockHttpServletRequestBuilder request) {
		return this.web.perform(request.cookie(cookies()).with(SecurityMockMvcRequestPostProcessors.csrf()));
	}

	private Cookie[] cookies() {
		if (cookies == null) {
			MvcTestResult result = this.web.perform(post("/login").param("account", "admin")
				.param("password", WeirWebTest.ADMIN_PASSWORD)
				.with(SecurityMockMvcRequestPostProcessors.csrf()));
			assertThat(result).hasStatus3xxRedirection();
			cookies = result.getResponse().getCookies();
			assertThat(cookies).as(() -> "signed in, sent to " + result.getResponse().getHeader("Location"))
				.isNotEmpty();
		}
		return cookies;
	}

	private static String body(MvcTestResult result) throws Exception {
		return result.getResponse().getContentAsString();
	}

	private static MockHttpServletRequestBuilder get(String path) {
		return MockMvcRequestBuilders.get(path);
	}

	private static MockHttpServletRequestBuilder post(String path) {
		return MockMvcRequestBuilders.post(path);
	}

	private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
		return request.contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
