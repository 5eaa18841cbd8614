package dev.weir.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import dev.weir.storm.Person.Question;
import dev.weir.storm.Person.Visit;
import dev.weir.testbed.ApiClient;
import dev.weir.testbed.FleetHost;
import dev.weir.testbed.FleetRig;
import dev.weir.testbed.HostFault;
import dev.weir.testbed.Leftovers;
import dev.weir.testbed.Length;
import dev.weir.testbed.Patience;
import dev.weir.testbed.RunningWeir;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three real hosts, hurt at random and several at once, beside three pretended ones while
 * eight people browse: they feel nothing, and nothing is lost. Long, because libvirt's
 * client library before 10.3 may end the process (see docs/faults.md).
 */
@Tag(FleetRig.TAG)
@Tag(Length.TAG)
@SuppressWarnings("NullAway.Init")
class HostStormTests {

	private static final String PASSWORD = "Dujiangyan has split a river 2,200 years";

	private static final int PEOPLE = 8;

	/** VMs of the demo and two on each host. */
	private static final int VMS = 60;

	private static final List<HostFault> ANYWHERE = List.of(HostFault.HANG, HostFault.KILL, HostFault.CUT,
			HostFault.UNPLUG, HostFault.SLOW, HostFault.RESTART, HostFault.QEMU_HANG);

	private static final List<HostFault> BY_SSH = List.of(HostFault.HANG, HostFault.KILL, HostFault.CUT,
			HostFault.SSHD_HANG, HostFault.SSHD_KILL, HostFault.SLOW);

	@TempDir
	static Path folder;

	private static FleetRig rig;

	private static RunningWeir weir;

	private static ApiClient api;

	@BeforeAll
	static void start() throws Exception {
		rig = FleetRig.start();
		for (FleetHost host : rig.hosts()) {
			host.smallVm(HostFault.VICTIM);
			host.smallVm("sound-" + host.name());
		}
		Path key = Files.createDirectories(folder.resolve("home/ssh")).resolve("id_ecdsa");
		assertThat(
				new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", key.toString()).start().waitFor())
			.isZero();
		rig.trust(Files.readString(key.resolveSibling("id_ecdsa.pub")).strip());
		weir = RunningWeir.start(folder.resolve("home"), environment());
		api = ApiClient.signIn(weir, PASSWORD);
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).untilAsserted(() -> {
			assertThat(states().values()).hasSize(6).containsOnly("up");
			assertThat(vms()).hasSizeGreaterThan(VMS);
		});
	}

	@AfterAll
	static void stop() {
		weir.close();
		rig.close();
	}

	@Test
	void peopleFeelNothingAndNothingIsLost() throws Exception {
		TreeSet<String> inventory = vms();
		List<Question> questions = questions();
		warmUp(questions);
		Leftovers before = Leftovers.of(weir.pid());
		int clients = ServerSockets.of(weir.url().getPort());
		Instant end = Instant.now().plusSeconds(Length.of(25, 600));
		List<String> story = new ArrayList<>();
		Crowd crowd = new Crowd(PEOPLE, weir.url(), PASSWORD, questions);
		try (crowd) {
			for (CompletableFuture<List<String>> mishaps : storm(end)) {
				story.addAll(mishaps.join());
			}
		}
		assertThat(crowd.troubles()).as("requests without an answer").isEmpty();
		List<Visit> visits = crowd.visits();
		Times pages = Times.of(visits.stream().filter((visit) -> !visit.question().asksHost()).toList());
		Times asked = Times.of(visits.stream().filter((visit) -> visit.question().asksHost()).toList());
		report(story, visits, "pages: " + pages, "what asks the host: " + asked);
		assertThat(visits.stream().filter(Visit::isFault).toList()).isEmpty();
		assertThat(pages.within(0.99)).isLessThan(Duration.ofMillis(Length.of(8_000, 500)));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.untilAsserted(() -> assertThat(vms()).isEqualTo(inventory));
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(90))).untilAsserted(() -> {
			Leftovers now = Leftovers.of(weir.pid());
			int nowClients = ServerSockets.of(weir.url().getPort());
			assertThat(now.sockets() - nowClients).as("sockets to hosts")
				.isLessThanOrEqualTo(before.sockets() - clients);
			assertThat(now.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 12);
			assertThat(now.children()).as("processes").isZero();
		});
		report(List.of(), List.of(), "before " + before + " with " + clients + " clients' sockets, after "
				+ Leftovers.of(weir.pid()) + " with " + ServerSockets.of(weir.url().getPort()));
		assertThat(weir.log()).noneMatch((line) -> line.contains(" ERROR "));
	}

	private static List<CompletableFuture<List<String>>> storm(Instant end) {
		Duration longest = Duration.ofSeconds(Length.of(8, 40));
		Map<String, String> ids = ids();
		return rig.hosts().stream().map((host) -> {
			String path = "/api/v1/hosts/" + ids.get(host.name());
			List<HostFault> faults = host.name().equals("host3") ? BY_SSH : ANYWHERE;
			Random chance = new Random(host.name().hashCode());
			return new Mishaps(host, faults, chance, () -> api.get(path).text("state")).until(end, longest);
		}).toList();
	}

	/** Every page once, so that what is made at the first use is there. */
	private static void warmUp(List<Question> questions) {
		Person first = Person.signIn(weir.url(), PASSWORD);
		List<Integer> wrong = new ArrayList<>();
		questions.forEach((question) -> {
			Visit visit = first.ask(question);
			if (visit.status() != 200 && !question.asksHost()) {
				System.out.println("storm: " + question + " answered " + visit.status());
				wrong.add(visit.status());
			}
		});
		assertThat(wrong).isEmpty();
		try (Crowd crowd = new Crowd(PEOPLE, weir.url(), PASSWORD, questions)) {
			Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).until(() -> crowd.visits().size() > 100);
		}
	}

	private static List<Question> questions() {
		List<Question> questions = new ArrayList<>();
		List.of("/", "/vms", "/vms?q=state:running", "/hosts", "/tasks", "/audit", "/isos", "/api/v1/vms",
				"/api/v1/hosts", "/api/v1/me")
			.forEach((path) -> questions.add(Question.page(path)));
		ids().forEach((name, id) -> {
			List.of("/hosts/", "/api/v1/hosts/").forEach((path) -> questions.add(Question.page(path + id)));
			questions.add(Question.page("/hosts/" + id + "/storage"));
			questions.add(Question.page("/hosts/" + id + "/networks"));
			if (name.startsWith("host")) {
				questions.add(Question.page("/hosts/" + id + "/storage/default"));
				questions.add(Question.host("/hosts/" + id + "/storage/default", true));
			}
		});
		items("/api/v1/vms?q=sound").forEach((vm) -> {
			String id = vm.get("uuid").asString();
			List.of("", "?tab=disks", "?tab=nics").forEach((tab) -> questions.add(Question.page("/vms/" + id + tab)));
			questions.add(Question.page("/api/v1/vms/" + id));
			questions.add(Question.host("/vms/" + id + "/screenshot", false));
		});
		return questions;
	}

	private static Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(Map.of("WEIR_DEMO", "true", "WEIR_ADMIN_PASSWORD", PASSWORD));
		given(environment, 0, rig.host("host1"), "TCP");
		given(environment, 1, rig.host("host2"), "TLS");
		given(environment, 2, rig.host("host3"), "SSH");
		environment.put("WEIR_HOST_GIVEN_1_CONNECTION_PATH", rig.certificates().toString());
		environment.put("WEIR_HOST_GIVEN_2_CONNECTION_USER", "root");
		environment.put("WEIR_HOST_GIVEN_2_CONNECTION_FINGERPRINT", rig.host("host3").fingerprint());
		return environment;
	}

	private static void given(Map<String, String> environment, int number, FleetHost host, String transport) {
		String prefix = "WEIR_HOST_GIVEN_" + number + "_";
		environment.put(prefix + "NAME", host.name());
		environment.put(prefix + "CONNECTION_TRANSPORT", transport.toLowerCase(java.util.Locale.ROOT));
		environment.put(prefix + "CONNECTION_ADDRESS", host.address());
	}

	private static Map<String, String> ids() {
		Map<String, String> ids = new HashMap<>();
		items("/api/v1/hosts").forEach((host) -> ids.put(host.get("name").asString(), host.get("id").asString()));
		return ids;
	}

	private static Map<String, String> states() {
		Map<String, String> states = new HashMap<>();
		items("/api/v1/hosts").forEach((host) -> states.put(host.get("name").asString(), host.get("state").asString()));
		return states;
	}

	/** Every VM with its host's name and its state. */
	private static TreeSet<String> vms() {
		TreeSet<String> vms = new TreeSet<>();
		items("/api/v1/vms?limit=200").forEach((vm) -> vms
			.add(vm.get("uuid").asString() + " " + vm.get("name").asString() + " " + vm.get("state").asString()));
		return vms;
	}

	private static List<JsonNode> items(String path) {
		List<JsonNode> items = new ArrayList<>();
		api.get(path).body().get("items").forEach(items::add);
		return items;
	}

	private static void report(List<String> story, List<Visit> visits, String... lines) throws IOException {
		Map<Integer, Long> statuses = new java.util.TreeMap<>();
		visits.forEach((visit) -> statuses.merge(visit.status(), 1L, Long::sum));
		List<String> all = new ArrayList<>(story);
		all.addAll(List.of(lines));
		if (!visits.isEmpty()) {
			all.add("statuses: " + statuses);
		}
		all.forEach((line) -> System.out.println("storm: " + line));
		Files.write(Path.of("target", "host-storm.txt"), all, java.nio.file.StandardOpenOption.CREATE,
				java.nio.file.StandardOpenOption.APPEND);
	}

}
