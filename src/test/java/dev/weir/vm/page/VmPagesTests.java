package dev.weir.vm.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.testbed.Patience;
import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * List and page of virtual machines, rendered by the whole application over libvirt's
 * test driver, whose host has one VM called "test".
 */
@WeirWebTest
class VmPagesTests {

	private static final String HOST_NAME = "<b>host</b> \"'; rm -rf / 主机";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	private final HostId host = HostId.random();

	private Cookie[] session = {};

	private VmMirror vm;

	@BeforeEach
	void signInAndFollowAHost() {
		MvcTestResult signedIn = this.mvc.post()
			.uri("/login")
			.with(csrf())
			.accept(MediaType.TEXT_HTML)
			.param("account", "admin")
			.param("password", WeirWebTest.ADMIN_PASSWORD)
			.exchange();
		this.session = signedIn.getResponse().getCookies();
		assertThat(this.session).isNotEmpty();
		this.watch.watch(new WatchedHost(this.host, HOST_NAME, new ConnectionSpec.Test(null), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> this.fleet.vms().stream().anyMatch((any) -> any.hostId().equals(this.host)));
		this.vm = this.fleet.vms().stream().filter((any) -> any.hostId().equals(this.host)).findFirst().orElseThrow();
	}

	@AfterEach
	void forgetTheHost() {
		this.watch.forget(this.host);
	}

	@Test
	void listsTheVm() {
		assertThat(body(get("/vms", false), 200)).contains("<title>", "/vms/" + this.vm.id(), "&lt;b&gt;host&lt;/b&gt;")
			.doesNotContain("<b>host</b>");
		assertThat(body(get("/vms?sort=-memory&limit=100", true), 200)).doesNotContain("<title>")
			.contains("/vms/" + this.vm.id(), "hx-trigger=\"weir:vm from:body");
	}

	@Test
	void saysThatNothingMatchesAndOnlyThat() {
		assertThat(body(get("/vms?q=nothing-is-called-so", false), 200)).contains("No virtual machine matches")
			.doesNotContain("No host yet", "No virtual machine yet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "q=colour:red", "sort=colour", "limit=0", "cursor=nonsense", "q=%22open" })
	void explainsWhatItDoesNotUnderstand(String query) {
		assertThat(body(get("/vms?" + query, false), 422)).contains("id=\"vm-problem\"");
	}

	@Test
	void keepsAWrongFilter() {
		assertThat(body(get("/vms?q=colour:%3Cred%3E", false), 422)).contains("value=\"colour:&lt;red&gt;\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "overview", "hardware", "disks", "nics", "pending", "xml", "tasks", "<script>", "" })
	void showsEveryTab(String tab) {
		String page = body(this.mvc.get()
			.uri("/vms/{id}?tab={tab}", this.vm.id(), tab)
			.accept(MediaType.TEXT_HTML)
			.cookie(this.session)
			.exchange(), 200);
		assertThat(page).contains("</html>", ">test</h1>", "&lt;b&gt;host&lt;/b&gt;")
			.doesNotContain("cannot be read", "<script>\"");
	}

	@Test
	void aVmThatIsGoneSaysSo() {
		UUID unknown = UUID.randomUUID();
		assertThat(body(get("/vms/" + unknown, true), 200)).contains("This virtual machine is gone");
		assertThat(get("/vms/" + unknown, false)).hasStatus(404);
		assertThat(get("/vms/nonsense", false)).hasStatus(404);
	}

	@Test
	void asksForTheNameBeforeItDeletes() {
		assertThat(body(get("/vms/" + this.vm.id() + "/delete-plan", false), 200)).contains("name=\"force\"");
		MvcTestResult refused = this.mvc.post()
			.uri("/vms/{id}/delete", this.vm.id())
			.with(csrf())
			.cookie(this.session)
			.param("name", "tost")
			.exchange();
		assertThat(body(refused, 422)).contains("value=\"tost\"", "This is not the name");
		assertThat(this.fleet.vm(this.vm.id())).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "start, 409", "explode, 422", "'', 422" })
	void refusesActionsThatDoNotFit(String action, int status) {
		assertThat(this.mvc.post()
			.uri("/vms/{id}/power", this.vm.id())
			.with(csrf())
			.cookie(this.session)
			.header("HX-Request", "true")
			.param("action", action)).hasStatus(status);
	}

	@Test
	void tellsOfRefusalsAmongMany() {
		MvcTestResult result = this.mvc.post()
			.uri("/vms/actions")
			.with(csrf())
			.cookie(this.session)
			.header("HX-Request", "true")
			.param("action", "start")
			.param("uuids", this.vm.id().toString())
			.exchange();
		assertThat(body(result, 200)).contains("0 of 1", "cannot be started");
	}

	@Test
	void remembersColumnsInACookieOnly() {
		MvcTestResult saved = this.mvc.post()
			.uri("/vms/columns")
			.with(csrf())
			.cookie(this.session)
			.param("column", "uuid", "nonsense")
			.param("back", "https://evil.example/")
			.exchange();
		assertThat(saved).hasStatus3xxRedirection().hasRedirectedUrl("/vms");
		assertThat(saved.getResponse().getHeader("Set-Cookie")).contains("WEIR_VM_COLUMNS=uuid;");
	}

	private MvcTestResult get(String uri, boolean htmx) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.get()
			.uri(URI.create(uri))
			.accept(MediaType.TEXT_HTML)
			.cookie(this.session);
		return htmx ? request.header("HX-Request", "true").exchange() : request.exchange();
	}

	private static String body(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status);
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
