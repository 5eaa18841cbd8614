package dev.weir.vm.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * The dialog for many VMs and its REST twin, over libvirt's test driver, whose host has
 * one VM that runs.
 */
@WeirWebTest
class BulkWebTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	private VmMirror vm;

	@BeforeEach
	void followAHost() {
		this.watch.watch(new WatchedHost(this.host, "bulk", new ConnectionSpec.Test(null), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> this.fleet.vms().stream().anyMatch((any) -> any.hostId().equals(this.host)));
		this.vm = this.fleet.vms().stream().filter((any) -> any.hostId().equals(this.host)).findFirst().orElseThrow();
	}

	@AfterEach
	void forget() {
		this.watch.forget(this.host);
	}

	@ParameterizedTest
	@CsvSource({ "pause, Pause", "start, cannot be started", "autostart-on, Start with the host", "tags, id=\"add\"",
			"folder, id=\"folder\"", "refresh, read from its host again", "delete, is running" })
	void showsWhatWillHappenToEach(String action, String word) {
		assertThat(body(post("/vms/bulk/plan", true, action), 200)).contains(word, this.vm.name(), "id=\"bulk-do\"")
			.doesNotContain("<title>");
		assertThat(body(post("/vms/bulk/plan", false, action), 200)).contains(word, "<title>");
		assertThat(this.fleet.requireVm(this.vm.id()).state()).isEqualTo(VmState.RUNNING);
	}

	@Test
	void tellsWhatCameOfEach() {
		String results = body(post("/vms/bulk", true, "refresh"), 200);
		assertThat(results).contains("/tasks/", "what came of each");
		String task = results.replaceAll("(?s).*/tasks/([0-9a-f-]{36}).*", "$1");
		assertThat(body(this.mvc.post()
			.uri("/vms/bulk/tasks")
			.header("HX-Request", "true")
			.with(csrf())
			.with(me())
			.param("tasks", task)
			.exchange(), 200)).contains(task);
		assertThat(body(post("/vms/bulk", true, "tags", "add", "x-bulk"), 200)).contains("Done");
		assertThat(body(post("/vms/bulk/plan", true, "tags", "remove", "X-BULK"), 200)).contains("No tags any more");
		assertThat(body(post("/vms/bulk", true, "tags", "remove", "x-bulk"), 200)).contains("Done");
		assertThat(body(post("/vms/bulk", true, "start"), 200)).contains("Refused", "cannot be started");
	}

	@Test
	void deletesOnlyWhatWasCounted() {
		assertThat(body(post("/vms/bulk", true, "delete", "force", "true", "typed", "2"), 200)).contains("is-invalid");
		assertThat(post("/vms/bulk", false, "delete", "force", "true")).hasStatus(422);
		assertThat(this.fleet.requireVm(this.vm.id()).state()).isEqualTo(VmState.RUNNING);
	}

	@Test
	void wrongWordsAreToldInTheForm() {
		assertThat(body(post("/vms/bulk", true, "tags"), 200)).contains("is-invalid", "at least one tag");
		assertThat(body(post("/vms/bulk", true, "tags", "add", "x".repeat(50)), 200)).contains("is-invalid");
		assertThat(post("/vms/bulk/plan", true, "explode")).hasStatus(422);
	}

	@Test
	void restPlansAndActs() {
		assertThat(rest("/plan",
				"{\"action\": \"pause\", \"uuids\": [\"%s\", \"%s\"]}".formatted(this.vm.id(), UUID.randomUUID())))
			.bodyJson()
			.extractingPath("$.items[1].error.status")
			.isEqualTo(404);
		assertThat(
				rest("/plan", "{\"action\": \"delete\", \"uuids\": [\"%s\"], \"force\": true}".formatted(this.vm.id())))
			.bodyJson()
			.extractingPath("$.items[0].effects[0]")
			.isEqualTo("Is forced off");
		MvcTestResult moved = rest("",
				"{\"action\": \"folder\", \"folder\": \"Bulk\", \"uuids\": [\"%s\"]}".formatted(this.vm.id()));
		assertThat(moved).hasStatus(202).bodyJson().extractingPath("$.items[0].error").isNull();
		rest("", "{\"action\": \"folder\", \"folder\": \"\", \"uuids\": [\"%s\"]}".formatted(this.vm.id()));
		assertThat(rest("",
				"{\"action\": \"delete\", \"volumes\": \"some\", \"uuids\": [\"%s\"]}".formatted(this.vm.id())))
			.hasStatus(422);
	}

	private MvcTestResult rest(String path, String json) {
		return this.mvc.post()
			.uri("/api/v1/vms/actions" + path)
			.with(csrf())
			.with(me())
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	private MvcTestResult post(String uri, boolean htmx, String action, String... more) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(uri)
			.accept(MediaType.TEXT_HTML)
			.with(csrf())
			.with(me())
			.param("action", action)
			.param("uuids", this.vm.id().toString());
		for (int i = 0; i < more.length; i += 2) {
			request = request.param(more[i], more[i + 1]);
		}
		return htmx ? request.header("HX-Request", "true").exchange() : request.exchange();
	}

	private RequestPostProcessor me() {
		return user(this.accounts.loadUserByUsername("admin"));
	}

	private static String body(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status);
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
