package dev.weir.console;

import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.BootSector;
import dev.weir.testbed.Length;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Consoles of a real guest through the packaged application: ticket, handshake, QEMU's
 * display, the serial line, and every end.
 */
@Tag("libvirt")
@Timeout(900)
class RealConsoleTests {

	private static final String PASSWORD = "correct horse battery staple";

	@TempDir
	static Path home;

	private static LibvirtRig rig;

	private static RunningWeir weir;

	private static ApiClient api;

	private static String vm = "";

	@BeforeAll
	static void start() throws Exception {
		rig = LibvirtRig.start();
		weir = RunningWeir.start(home, Map.of("WEIR_ADMIN_PASSWORD", PASSWORD));
		api = ApiClient.signIn(weir, PASSWORD);
		String host = api
			.post("/api/v1/hosts",
					"{\"name\": \"rig\", \"connection\": {\"transport\": \"local\", \"path\": \"" + rig.socket()
							+ "\"}}")
			.text("id");
		await().until(() -> api.get("/api/v1/hosts/" + host).text("state").equals("up"));
		rig.virsh(LibvirtRig.guestXml("talks <b>", rig.bootableDisk("talks.img")), "define", "/dev/stdin");
		await().until(() -> api.get("/api/v1/vms").body().get("items").size() == 1);
		vm = api.get("/api/v1/vms").body().get("items").get(0).get("uuid").asString();
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

	@BeforeEach
	void run() {
		if (!state().equals("running")) {
			api.post("/api/v1/vms/" + vm + "/start?wait=30", "{}");
			await().until(() -> state().equals("running"));
		}
	}

	@Test
	void showsTheScreen() {
		ConsoleClient client = open(ticket("vnc", false), Map.of());
		await().untilAsserted(() -> assertThat(client.text()).startsWith("RFB 003.008\n"));
		client.send("RFB 003.008\n");
		await().until(() -> client.bytes().length >= 14);
		client.send("\u0001");
		await().until(() -> client.bytes().length >= 18);
		client.send("\u0001");
		await().untilAsserted(() -> assertThat(client.text()).contains("QEMU (talks <b>)"));
		client.close();
	}

	@Test
	void dropsTheKeysOfAViewer() {
		ConsoleClient client = open(ticket("vnc", true), Map.of());
		await().untilAsserted(() -> assertThat(client.text()).startsWith("RFB"));
		client.send("RFB 003.008\n\u0001\u0001");
		await().untilAsserted(() -> assertThat(client.text()).contains("QEMU"));
		client.send("\u0004\u0001\0\0\0\0\0a\u0003\0\0\0\0\0\0\u0001\0\u0001");
		await().until(() -> client.bytes().length > 60);
		client.send("\u004d");
		assertThat(client.end()).isEqualTo("4422 unknown-message");
	}

	@Test
	void talksOnTheSerialLine() {
		ConsoleClient client = open(ticket("serial", false), Map.of());
		api.post("/api/v1/vms/" + vm + "/reset?wait=30", "{}");
		await().untilAsserted(() -> assertThat(client.text()).contains(BootSector.GREETING));
		client.send("hello");
		await().untilAsserted(() -> assertThat(client.text()).contains("hello"));
		ConsoleClient second = open(ticket("serial", false), Map.of());
		assertThat(client.end()).isEqualTo("4499 taken-over");
		second.close();
	}

	/** As whoever reloads the page: the line that was left is not closed yet. */
	@Test
	void opensTheSerialLineAgainAtOnce() {
		api.post("/api/v1/vms/" + vm + "/reset?wait=30", "{}");
		for (int round = 0; round < Length.of(20, 300); round++) {
			open(ticket("serial", false), Map.of()).close();
			ConsoleClient again = open(ticket("serial", false), Map.of());
			await().untilAsserted(() -> {
				again.send("hello");
				assertThat(again.text()).contains("hello");
			});
			again.close();
		}
	}

	@Test
	void endsWithTheVm() {
		ConsoleClient screen = open(ticket("vnc", false), Map.of());
		ConsoleClient line = open(ticket("serial", false), Map.of());
		await().untilAsserted(() -> assertThat(screen.text()).startsWith("RFB"));
		api.post("/api/v1/vms/" + vm + "/force-off?wait=30", "{}");
		assertThat(screen.end()).isEqualTo("4409 vm-off");
		assertThat(line.end()).isEqualTo("4409 vm-off");
		assertThat(api.post("/api/v1/vms/" + vm + "/console", "{\"kind\": \"vnc\"}").status()).isEqualTo(409);
	}

	@Test
	void refusesTicketsThatWereUsedOrMadeUp() {
		String url = ticket("vnc", false);
		ConsoleClient first = open(url, Map.of());
		assertThat(open(url, Map.of()).end()).isEqualTo("4401 ticket-used");
		assertThat(open("/ws/console?ticket=none", Map.of()).end()).isEqualTo("4401 ticket-invalid");
		first.close();
	}

	@Test
	void refusesPagesOfOthersAndStrangers() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> open(ticket("vnc", false), Map.of("Origin", "http://evil.example")))
			.withCauseInstanceOf(WebSocketHandshakeException.class);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> open(ticket("vnc", false), Map.of("Authorization", "Bearer weir_none")))
			.withCauseInstanceOf(WebSocketHandshakeException.class);
	}

	private static ConsoleClient open(String url, Map<String, String> headers) {
		ConsoleClient client = new ConsoleClient();
		api.webSocket(url, headers, client);
		return client;
	}

	private static String ticket(String kind, boolean viewOnly) {
		return api
			.post("/api/v1/vms/" + vm + "/console", "{\"kind\": \"" + kind + "\", \"viewOnly\": " + viewOnly + "}")
			.text("url");
	}

	private static String state() {
		return api.get("/api/v1/vms/" + vm).text("state");
	}

}
