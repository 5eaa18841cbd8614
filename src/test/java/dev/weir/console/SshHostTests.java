package dev.weir.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.ApiClient.Answer;
import dev.weir.testbed.BootSector;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import dev.weir.testbed.RunningWeir;
import dev.weir.testbed.SshdRig;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A host behind OpenSSH's server through the packaged application: trusting its key, what
 * is done on it, its loss, and nothing left behind.
 */
@Tag("libvirt")
@Timeout(900)
class SshHostTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final String WRONG = "SHA256:" + "A".repeat(43);

	@TempDir
	static Path folder;

	private static Path temporary;

	private static LibvirtRig rig;

	private static SshdRig sshd;

	private static RunningWeir weir;

	private static ApiClient api;

	private static String host = "";

	@BeforeAll
	static void start() throws Exception {
		rig = LibvirtRig.start();
		Path key = Files.createDirectories(folder.resolve("home/ssh")).resolve("id_ecdsa");
		assertThat(
				new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", key.toString()).start().waitFor())
			.isZero();
		sshd = new SshdRig(Files.createDirectory(folder.resolve("sshd")),
				Files.readString(key.resolveSibling("id_ecdsa.pub")).strip());
		temporary = Files.createDirectory(folder.resolve("tmp"));
		weir = RunningWeir.start(folder.resolve("home"),
				Map.of("WEIR_ADMIN_PASSWORD", PASSWORD, "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
		api = ApiClient.signIn(weir, PASSWORD);
		host = add();
		rig.virsh(LibvirtRig.poolXml("images"), "pool-define", "/dev/stdin");
		rig.virsh("", "pool-start", "images");
		rig.virsh(LibvirtRig.guestXml("far <b>", rig.bootableDisk("far.img")), "create", "/dev/stdin");
		await().until(() -> api.get("/api/v1/vms").body().get("items").size() == 1);
	}

	@AfterAll
	static void stop() {
		for (AutoCloseable part : Arrays.asList(weir, sshd, rig)) {
			close(part);
		}
	}

	@BeforeEach
	void isUp() {
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
	}

	@Test
	void showsItsKeyBeforeItIsTrusted() {
		Answer answer = api.post("/api/v1/hosts", connection("second", sshd.port(), ""));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.body().get("errors")).singleElement().satisfies((error) -> {
			assertThat(error.get("field").asString()).isEqualTo("connection.fingerprint");
			assertThat(error.get("message").asString()).contains(sshd.fingerprint());
		});
	}

	@Test
	void isRefusedWithAnotherKey() {
		change(WRONG);
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("rejected"));
		assertThat(reason("en")).contains("another SSH host key", WRONG, sshd.fingerprint());
		assertThat(reason("zh-CN")).contains("SSH 主机密钥与已确认的不一致", WRONG, sshd.fingerprint());
		change(sshd.fingerprint());
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
	}

	@Test
	void tellsWhereNoSshServerIs() {
		String nowhere = connection("third", 1, "");
		assertThat(api.post("/api/v1/hosts", nowhere).body().toString()).contains("connection.address",
				"No SSH connection to 127.0.0.1, port 1: Connection refused");
		assertThat(api.post("/api/v1/hosts", nowhere, "zh-CN").body().toString())
			.contains("无法通过 SSH 连接到 127.0.0.1 的 1 端口：Connection refused")
			.doesNotContain("Future", "org.apache");
	}

	@Test
	void showsTheScreenOfItsGuest() {
		ConsoleClient screen = screen();
		screen.send("RFB 003.008\n\u0001\u0001");
		await().untilAsserted(() -> assertThat(screen.text()).contains("QEMU (far <b>)"));
		screen.close();
	}

	@Test
	void takesAVolume() throws Exception {
		byte[] content = new byte[3 * 1024 * 1024 + 1];
		new Random(7).nextBytes(content);
		System.arraycopy(BootSector.image(), 0, content, 0, 512);
		soon().until(() -> api.get(pool()).text("state").equals("running"));
		Answer answer = api.put(pool() + "/volumes/far.iso/content?create=raw", content);
		assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
		assertThat(rig.configuration().resolveSibling("lib/images/far.iso")).hasBinaryContent(content);
	}

	@Test
	void isLostAndFoundWithItsServer() {
		ConsoleClient screen = screen();
		sshd.kill();
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("unreachable"));
		assertThat(screen.end()).startsWith("4");
		soon().untilAsserted(() -> assertThat(reason("en"))
			.isEqualTo("No SSH connection to 127.0.0.1, port " + sshd.port() + ": Connection refused"));
		assertThat(api.get("/api/v1/vms").body().get("items")).hasSize(1);
		sshd.start();
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
		screen().close();
	}

	@Test
	void isLostAndFoundWithAServerThatHangs() {
		sshd.signal("STOP");
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("unreachable"));
		assertThat(reason("en")).doesNotContain("Future", "Exception");
		sshd.signal("CONT");
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
	}

	@Test
	void isToldWhereOnlyItsDaemonIsGone() {
		rig.daemon("stop");
		soon().untilAsserted(() -> assertThat(reason("en")).contains("SSH works, but", rig.socket().toString()));
		assertThat(reason("zh-CN")).contains("SSH 登录成功");
		rig.daemon("start");
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
	}

	@Test
	void leavesNothingBehind() throws Exception {
		assertThat(sshd.sessions()).isPositive();
		assertThat(sockets()).isPositive();
		assertThat(threads()).contains("weir-read", "libvirt-events");
		assertThat(api.delete("/api/v1/hosts/" + host).status()).isEqualTo(204);
		soon().untilAsserted(() -> {
			assertThat(sshd.sessions()).isZero();
			assertThat(sockets()).isZero();
			assertThat(threads()).contains("libvirt-events")
				.doesNotContain("weir-read", "weir-stats", "weir-command", "weir-open");
		});
		host = add();
		soon().untilAsserted(() -> assertThat(state()).isEqualTo("up"));
	}

	private static String add() {
		Answer answer = api.post("/api/v1/hosts", connection("far", sshd.port(), sshd.fingerprint()));
		assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
		return answer.text("id");
	}

	private static void change(String fingerprint) {
		Answer answer = api.patch("/api/v1/hosts/" + host, connection("far", sshd.port(), fingerprint));
		assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
	}

	private static String connection(String name, int port, String fingerprint) {
		String trusted = !fingerprint.isEmpty() ? ", \"fingerprint\": \"" + fingerprint + "\"" : "";
		return "{\"name\": \"" + name
				+ "\", \"connection\": {\"transport\": \"ssh\", \"address\": \"127.0.0.1\", \"port\": " + port
				+ ", \"user\": \"" + sshd.user() + "\", \"path\": \"" + rig.socket() + "\"" + trusted + "}}";
	}

	private static ConsoleClient screen() {
		String vm = api.get("/api/v1/vms").body().get("items").get(0).get("uuid").asString();
		ConsoleClient client = new ConsoleClient();
		api.webSocket(api.post("/api/v1/vms/" + vm + "/console", "{\"kind\": \"vnc\"}").text("url"), Map.of(), client);
		await().untilAsserted(() -> assertThat(client.text()).startsWith("RFB 003.008\n"));
		return client;
	}

	private static String pool() {
		return "/api/v1/hosts/" + host + "/storage-pools/images";
	}

	private static String state() {
		return api.get("/api/v1/hosts/" + host).text("state");
	}

	private static String reason(String language) {
		return api.get("/api/v1/hosts/" + host, language).text("stateReason");
	}

	/** The private sockets that lead to hosts. */
	private static long sockets() throws Exception {
		try (var files = Files.list(temporary)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("weir-ssh")).count();
		}
	}

	private static String threads() throws Exception {
		Process dump = new ProcessBuilder("jcmd", Long.toString(weir.pid()), "Thread.print").start();
		return new String(dump.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private static ConditionFactory soon() {
		return await().atMost(Patience.of(Duration.ofSeconds(30)));
	}

	private static void close(AutoCloseable part) {
		try {
			if (part != null) {
				part.close();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
