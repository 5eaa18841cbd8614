package dev.weir.vm.group;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Start groups by form and by REST, over libvirt's test driver: guests that start at once
 * and have no agent.
 */
@WeirWebTest
class GroupWebTests {

	private static final Duration LONG = Patience.of(Duration.ofSeconds(30));

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostCommands commands;

	@Autowired
	private Tasks tasks;

	@Autowired
	private HostReturn hostReturn;

	@Autowired
	private HostUptimes uptimes;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	private final String prefix = "g" + UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void threeMachines() {
		this.watch.watch(new WatchedHost(this.host, this.prefix, new ConnectionSpec.Test(null), true));
		Awaitility.await().atMost(LONG).until(() -> this.fleet.host(this.host).filter((up) -> up.isUp()).isPresent());
		for (String name : List.of("a", "b", "c")) {
			UUID id = this.commands.call(this.host, HostCommands.SHORT,
					(connection) -> connection.domains()
						.define("<domain type='test'><name>" + this.prefix + name
								+ "</name><memory>8192</memory><os><type>hvm</type></os></domain>")
						.uuid());
			this.commands.reread(this.host, new VmId(id));
		}
	}

	@AfterEach
	void leaveNothing() {
		for (JsonNode group : json(rest(HttpMethod.GET, "", "")).get("items")) {
			if (group.get("name").asString().startsWith(this.prefix)) {
				rest(HttpMethod.DELETE, "/" + group.get("id").asString(), "");
			}
		}
		for (String name : List.of("a", "b", "c")) {
			VmId id = id(name);
			this.commands.call(this.host, HostCommands.SHORT, (connection) -> {
				if (connection.domains().status(id.value()).state().isActive()) {
					connection.domains().destroy(id.value(), false);
				}
				connection.domains().undefine(id.value(), java.util.Set.of());
				return true;
			});
		}
		this.watch.forget(this.host);
	}

	@Test
	void startsInOrderAndStopsTheOtherWayRound() {
		String first = create("dir", "[]", step("a", 0, 0));
		String group = create("all", "[\"" + first + "\"]", step("b", 1, 0), step("c", 0, 0));
		assertThat(run(group, "start")).isEqualTo("succeeded");
		assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(VmState.RUNNING);
		assertThat(begun("b", "vm.start")).isAfterOrEqualTo(begun("a", "vm.start"));
		assertThat(Duration.between(begun("b", "vm.start"), begun("c", "vm.start")))
			.isGreaterThan(Duration.ofMillis(900));
		assertThat(run(group, "start")).as("again: all run").isEqualTo("succeeded");
		assertThat(run(group, "stop")).isEqualTo("succeeded");
		assertThat(List.of(state("b"), state("c"))).containsOnly(VmState.SHUT_OFF);
		assertThat(state("a")).as("of the group before").isEqualTo(VmState.RUNNING);
		assertThat(begun("b", "vm.shutdown")).isAfterOrEqualTo(begun("c", "vm.shutdown"));
		assertThat(page("/vms/groups")).contains(this.prefix + "all");
	}

	@Test
	void aStepThatFailsHoldsUpWhatComesAfterItUnlessToldOtherwise() {
		UUID gone = define("d");
		String group = create("fails", "[]", step("d", 0, 0), step("b", 0, 0));
		this.commands.call(this.host, HostCommands.SHORT, (connection) -> {
			connection.domains().undefine(gone, java.util.Set.of());
			return true;
		});
		this.commands.reread(this.host, new VmId(gone));
		assertThat(run(group, "start")).isEqualTo("failed");
		assertThat(state("b")).isEqualTo(VmState.SHUT_OFF);
		assertThat(page("/vms/groups")).contains("(gone)", "failed", "does not exist any more");
		String known = "{\"vm\": \"" + gone + "\"}";
		assertThat(rest(HttpMethod.PUT, "/" + group, body("fails", "[]", true, known, step("b", 0, 0)))).hasStatus(200);
		assertThat(run(group, "start")).isEqualTo("failed");
		assertThat(state("b")).as("goes on").isEqualTo(VmState.RUNNING);
	}

	@Test
	void aRunCanBeCancelledAndIsTheOnlyOne() {
		String group = create("slow", "[]", step("a", 3000, 0), step("b", 0, 0));
		String task = json(rest(HttpMethod.POST, "/" + group + "/start", "")).get("id").asString();
		Awaitility.await().atMost(LONG).until(() -> state("a") == VmState.RUNNING);
		assertThat(rest(HttpMethod.POST, "/" + group + "/stop", "")).hasStatus(409);
		Awaitility.await()
			.atMost(LONG)
			.until(() -> this.mvc.post()
				.uri("/api/v1/tasks/{id}/cancel", task)
				.with(csrf())
				.with(me())
				.exchange()
				.getResponse()
				.getStatus() < 300);
		Awaitility.await().atMost(LONG).until(() -> last(group).state() == TaskState.CANCELLED);
		assertThat(state("b")).isEqualTo(VmState.SHUT_OFF);
	}

	@Test
	void aBootStartsWhatIsToBeStartedThenOnce() {
		String group = create("boot", "[]", step("a", 0, 0), step("b", 0, 0));
		String covering = create("later", "[\"" + group + "\"]", step("c", 0, 0));
		this.hostReturn.look(this.host);
		assertThat(this.tasks.of(Target.Kind.GROUP, covering, 5)).as("seen for the first time").isEmpty();
		// Weir looks at it by itself as well, perhaps right now
		Awaitility.await()
			.atMost(LONG)
			.ignoreExceptionsInstanceOf(OptimisticLockingFailureException.class)
			.until(this::seemsToHaveRunForLong);
		this.hostReturn.look(this.host);
		this.hostReturn.look(this.host);
		Awaitility.await()
			.atMost(LONG)
			.ignoreExceptionsInstanceOf(IndexOutOfBoundsException.class)
			.until(() -> last(covering).state() == TaskState.SUCCEEDED);
		assertThat(this.tasks.of(Target.Kind.GROUP, covering, 5)).hasSize(1);
		assertThat(this.tasks.of(Target.Kind.GROUP, group, 5)).as("started by the other's run").isEmpty();
		assertThat(last(covering).author()).isEqualTo("system");
		assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(VmState.RUNNING);
	}

	@Test
	void refusesWhatMakesNoSense() {
		String one = create("one", "[]", step("a", 0, 0));
		String two = create("two", "[\"" + one + "\"]", step("b", 0, 0));
		assertThat(rest(HttpMethod.PUT, "/" + one, body("one", "[\"" + two + "\"]", false, step("a", 0, 0))))
			.hasStatus(422);
		for (String wrong : List.of(body("one", "[]", false, step("a", 0, 0)), body("", "[]", false, step("a", 0, 0)),
				body("x", "[]", false), body("x", "[]", false, step("a", -1, 0)),
				body("x", "[]", false, step("a", 0, 4000)), body("x", "[]", false, step("a", 0, 0), step("a", 0, 0)),
				body("x", "[\"" + UUID.randomUUID() + "\"]", false, step("a", 0, 0)),
				body("x", "[]", false, "{\"vm\": \"nobody\"}"), body("x", "[null]", false, "null"))) {
			assertThat(rest(HttpMethod.POST, "", wrong).getResponse().getStatus()).as(wrong).isIn(400, 422);
		}
	}

	@Test
	void theFormMakesAndChanges() {
		MvcTestResult wrong = form("/vms/groups/new", "", "nobody");
		assertThat(wrong).hasStatus(422);
		assertThat(text(wrong)).contains("value=\"nobody\"", "no machine");
		assertThat(form("/vms/groups/new", this.prefix + "form", this.prefix + "a")).hasStatus(302);
		JsonNode made = json(rest(HttpMethod.GET, "", "")).get("items")
			.valueStream()
			.filter((group) -> group.get("name").asString().equals(this.prefix + "form"))
			.findFirst()
			.orElseThrow();
		String edit = "/vms/groups/" + made.get("id").asString() + "/edit";
		assertThat(page(edit)).contains(id("a").toString());
		assertThat(form(edit, this.prefix + "form", id("b").toString())).hasStatus(302);
		assertThat(json(rest(HttpMethod.GET, "/" + made.get("id").asString(), "")).get("members")
			.get(0)
			.get("vm")
			.asString()).isEqualTo(id("b").toString());
	}

	private boolean seemsToHaveRunForLong() {
		HostUptime row = this.uptimes.findById(this.host.value()).orElseThrow();
		row.seen(new Uptime(row.uptime().cpuMillis() + 1_000_000, Instant.now().minusSeconds(60)));
		this.uptimes.saveAndFlush(row);
		return true;
	}

	private UUID define(String name) {
		UUID id = this.commands.call(this.host, HostCommands.SHORT,
				(connection) -> connection.domains()
					.define("<domain type='test'><name>" + this.prefix + name
							+ "</name><memory>8192</memory><os><type>hvm</type></os></domain>")
					.uuid());
		this.commands.reread(this.host, new VmId(id));
		return id;
	}

	private MvcTestResult form(String uri, String name, String vm) {
		return this.mvc.post()
			.uri(uri)
			.with(csrf())
			.with(me())
			.accept(MediaType.TEXT_HTML)
			.param("name", name)
			.param("vm", vm, "", "")
			.param("agent", "0", "0", "0")
			.param("delay", "0", "0", "0")
			.exchange();
	}

	private String create(String name, String first, String... steps) {
		MvcTestResult made = rest(HttpMethod.POST, "", body(name, first, false, steps));
		assertThat(made).hasStatus(201);
		return json(made).get("id").asString();
	}

	private String body(String name, String first, boolean goOn, String... steps) {
		return "{\"name\": \"%s\", \"atHostReturn\": true, \"goOn\": %s, \"first\": %s, \"members\": [%s]}"
			.formatted(name.isEmpty() ? "" : this.prefix + name, goOn, first, String.join(", ", steps));
	}

	private String step(String vm, int delay, int agent) {
		return "{\"vm\": \"%s\", \"delaySeconds\": %d, \"agentSeconds\": %d}".formatted(this.prefix + vm, delay, agent);
	}

	private String run(String group, String action) {
		return json(rest(HttpMethod.POST, "/" + group + "/" + action + "?wait=60", "")).get("state").asString();
	}

	private TaskView last(String group) {
		return this.tasks.of(Target.Kind.GROUP, group, 1).get(0);
	}

	private Instant begun(String vm, String kind) {
		return this.tasks.of(Target.Kind.VM, id(vm).toString(), 20)
			.stream()
			.filter((task) -> task.kind().equals(kind))
			.findFirst()
			.orElseThrow()
			.createdAt();
	}

	private VmState state(String name) {
		return this.fleet.requireVm(id(name)).state();
	}

	private VmId id(String name) {
		return this.fleet.vms()
			.stream()
			.filter((vm) -> vm.name().equals(this.prefix + name))
			.findFirst()
			.orElseThrow()
			.id();
	}

	private MvcTestResult rest(HttpMethod method, String path, String json) {
		return this.mvc.method(method)
			.uri("/api/v1/start-groups" + path)
			.with(csrf())
			.with(me())
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	private String page(String uri) {
		MvcTestResult result = this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).with(me()).exchange();
		assertThat(result).hasStatus(200);
		return text(result);
	}

	private RequestPostProcessor me() {
		return user(this.accounts.loadUserByUsername("admin"));
	}

	private static JsonNode json(MvcTestResult result) {
		return JsonMapper.builder().build().readTree(text(result));
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
