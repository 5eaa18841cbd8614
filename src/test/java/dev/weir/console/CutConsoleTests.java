package dev.weir.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.FleetHost;
import dev.weir.testbed.FleetRig;
import dev.weir.testbed.Leftovers;
import dev.weir.testbed.Patience;
import dev.weir.testbed.RunningWeir;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Open consoles of hosts whose link loses every packet without a word: each ends with its
 * reason, and with the link they can be opened again.
 */
@Tag(FleetRig.TAG)
@Timeout(900)
class CutConsoleTests {

	private static final String PASSWORD = "correct horse battery staple";

	@TempDir
	static Path folder;

	private static FleetRig rig;

	private static RunningWeir weir;

	private static ApiClient api;

	@BeforeAll
	static void start() throws Exception {
		rig = FleetRig.start("bytcp", "byssh");
		rig.hosts().forEach((host) -> host.smallVm(host.name() + "-vm"));
		Path key = Files.createDirectories(folder.resolve("home/ssh")).resolve("id_ecdsa");
		assertThat(
				new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", key.toString()).start().waitFor())
			.isZero();
		rig.trust(Files.readString(key.resolveSibling("id_ecdsa.pub")).strip());
		weir = RunningWeir.start(folder.resolve("home"), environment());
		api = ApiClient.signIn(weir, PASSWORD);
		areUp();
	}

	@AfterAll
	static void stop() {
		if (weir != null) {
			weir.close();
		}
		if (rig != null) {
			rig.close();
		}
	}

	@Test
	void endWithTheirReasonAndComeBack() {
		openAll().forEach(ConsoleClient::close);
		Leftovers before = Leftovers.of(weir.pid());
		List<ConsoleClient> consoles = openAll();
		rig.hosts().forEach(FleetHost::cut);
		try {
			assertThat(consoles).extracting(ConsoleClient::end).containsOnly("4503 host-unreachable");
		}
		finally {
			rig.hosts().forEach(FleetHost::plug);
		}
		areUp();
		openAll().forEach(ConsoleClient::close);
		soon().untilAsserted(
				() -> assertThat(Leftovers.of(weir.pid()).sockets()).isLessThanOrEqualTo(before.sockets() + 2));
	}

	private static List<ConsoleClient> openAll() {
		return List.of(screen("bytcp"), screen("byssh"), line("bytcp"), line("byssh"));
	}

	private static ConsoleClient screen(String host) {
		ConsoleClient client = open(host, "vnc");
		soon().untilAsserted(() -> assertThat(client.text()).startsWith("RFB 003.008\n"));
		return client;
	}

	private static ConsoleClient line(String host) {
		return open(host, "serial");
	}

	private static ConsoleClient open(String host, String kind) {
		JsonNode vm = api.get("/api/v1/vms?q=name:" + host + "-vm").body().get("items").get(0);
		String ticket = api
			.post("/api/v1/vms/" + vm.get("uuid").asString() + "/console", "{\"kind\": \"" + kind + "\"}")
			.text("url");
		ConsoleClient client = new ConsoleClient();
		api.webSocket(ticket, Map.of(), client);
		return client;
	}

	private static void areUp() {
		soon().untilAsserted(
				() -> assertThat(api.get("/api/v1/hosts").body().get("items").findValuesAsString("state")).hasSize(2)
					.containsOnly("up"));
		soon().until(() -> api.get("/api/v1/vms?q=state:running").body().get("items").size() == 2);
	}

	private static ConditionFactory soon() {
		return await().atMost(Patience.of(Duration.ofSeconds(30)));
	}

	private static Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(Map.of("WEIR_ADMIN_PASSWORD", PASSWORD));
		int number = 0;
		for (FleetHost host : List.of(rig.host("bytcp"), rig.host("byssh"))) {
			String prefix = "WEIR_HOST_GIVEN_" + number++ + "_";
			environment.put(prefix + "NAME", host.name());
			environment.put(prefix + "CONNECTION_TRANSPORT", host.name().substring(2));
			environment.put(prefix + "CONNECTION_ADDRESS", host.address());
		}
		environment.put("WEIR_HOST_GIVEN_1_CONNECTION_USER", "root");
		environment.put("WEIR_HOST_GIVEN_1_CONNECTION_FINGERPRINT", rig.host("byssh").fingerprint());
		return environment;
	}

}
