package dev.weir.crash;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * PostgreSQL goes away and comes back, in two ways, while four clients browse and a task
 * runs: 503 within bounded time and nothing worse, recovery by itself, and the truth
 * about the task.
 */
@Tag("libvirt")
@Timeout(300)
class LostDatabaseTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final List<String> PATHS = List.of("/api/v1/vms", "/api/v1/tasks", "/vms", "/tasks", "/login",
			"/api/v1/hosts");

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final Duration RECOVERY = Duration.ofSeconds(30);

	@TempDir
	static Path folder;

	private static LibvirtRig rig;

	private static Postgres database;

	private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean browsing = new AtomicBoolean(true);

	@BeforeAll
	static void start() {
		rig = LibvirtRig.start();
		rig.virsh(LibvirtRig.guestXml("one", rig.bootableDisk("one.img")), "define", "/dev/stdin");
		rig.virsh("", "start", "one");
		database = new Postgres(folder.resolve("postgres"));
	}

	@AfterAll
	static void stop() throws Exception {
		if (database != null) {
			database.close();
		}
		if (rig != null) {
			rig.close();
		}
	}

	@Test
	void whoAsksIsToldAndEverythingGoesOnByItself() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(4);
		try (RunningWeir weir = RunningWeir.start(folder.resolve("home"), Map.of("WEIR_ADMIN_PASSWORD", PASSWORD,
				"WEIR_DATABASE_URL", database.url(), "WEIR_DATABASE_USER", "postgres"))) {
			ApiClient api = ApiClient.signIn(weir, PASSWORD);
			api.post("/api/v1/hosts", """
					{"name": "rig", "connection": {"transport": "local", "path": "%s"}}""".formatted(rig.socket()));
			await().atMost(RECOVERY).until(() -> api.get("/api/v1/vms").body().get("items").size() == 1);
			String vm = api.get("/api/v1/vms").body().get("items").get(0).get("uuid").asString();
			for (int i = 0; i < 4; i++) {
				clients.execute(() -> browse(weir, api));
			}
			killed(api, vm);
			stopped(api, vm);
			this.browsing.set(false);
			judge(weir);
		}
		finally {
			this.browsing.set(false);
			clients.shutdownNow();
		}
	}

	/** The task ends while there is no database to write that into. */
	private void killed(ApiClient api, String vm) {
		String task = api.post("/api/v1/vms/" + vm + "/restart", "{}").text("id");
		await().until(() -> api.get("/api/v1/tasks/" + task).text("message").startsWith("Waiting"));
		database.kill();
		rig.virsh("", "destroy", "one");
		await().atMost(BOUND).until(() -> api.get("/api/v1/vms").status() == 503);
		assertThat(api.get("/api/v1/vms", "zh-CN").text("title")).isEqualTo("Weir 目前无法访问其数据库。");
		assertThat(api.get("/api/v1/vms").text("type")).isEqualTo("urn:weir:problem:database-unavailable");
		await().atMost(RECOVERY).until(() -> rig.answer("domstate", "one").equals("running"));
		database.restart();
		long back = System.nanoTime();
		await().atMost(RECOVERY).until(() -> api.get("/api/v1/vms").status() == 200);
		System.out.printf("killed: back %d ms after its database%n", millis(back));
		await().atMost(RECOVERY).until(() -> api.get("/api/v1/tasks/" + task).text("state").equals("succeeded"));
		await().atMost(RECOVERY).until(() -> state(api, vm).equals("running"));
	}

	/** Connections stay open and nothing comes back. */
	private void stopped(ApiClient api, String vm) {
		database.signal("STOP");
		try {
			await().atMost(BOUND).until(() -> api.get("/api/v1/vms").status() == 503);
			rig.virsh("", "suspend", "one");
		}
		finally {
			database.signal("CONT");
		}
		long back = System.nanoTime();
		await().atMost(RECOVERY).until(() -> api.get("/api/v1/vms").status() == 200);
		System.out.printf("stopped: back %d ms after its database%n", millis(back));
		assertThat(state(api, vm)).isEqualTo("paused");
		assertThat(api.post("/api/v1/vms/" + vm + "/resume?wait=30", "{}").text("state")).isEqualTo("succeeded");
	}

	private void judge(RunningWeir weir) {
		List<Seen> all = new ArrayList<>(this.seen);
		assertThat(weir.log()).as("faults of Weir's own")
			.noneMatch((line) -> line.contains("web.error.Faults") && line.contains("ERROR"));
		assertThat(all).filteredOn((each) -> !Set.of(200, 302, 503).contains(each.status())).isEmpty();
		assertThat(all).extracting(Seen::status).contains(200, 503);
		assertThat(all).allSatisfy((each) -> assertThat(each.millis()).as(each.path()).isLessThan(BOUND.toMillis()));
		long longest = all.stream().mapToLong(Seen::millis).max().orElseThrow();
		long lost = all.stream().filter((each) -> each.status() == 503).count();
		System.out.printf("%d answers, %d of them 503, the longest after %d ms%n", all.size(), lost, longest);
	}

	/** Pages without a cookie lead to the sign-in; REST is asked with the token. */
	private void browse(RunningWeir weir, ApiClient api) {
		// by HTTP/1.1: an attempt at HTTP/2 is no navigation
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		for (int i = 0; this.browsing.get(); i = (i + 1) % PATHS.size()) {
			String path = PATHS.get(i);
			long began = System.nanoTime();
			try {
				this.seen.add(path.startsWith("/api/") ? ofApi(api, path, began) : ofPage(http, weir, path, began));
			}
			catch (Exception ex) {
				this.seen.add(new Seen(path, 0, millis(began), String.valueOf(ex)));
			}
		}
	}

	private static Seen ofApi(ApiClient api, String path, long began) {
		ApiClient.Answer answer = api.get(path);
		return new Seen(path, answer.status(), millis(began), (answer.status() != 200) ? answer.body().toString() : "");
	}

	private static Seen ofPage(HttpClient http, RunningWeir weir, String path, long began) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(weir.url() + path))
			.header("Accept", "text/html")
			.build();
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		return new Seen(path, answer.statusCode(), millis(began), (answer.statusCode() != 200) ? answer.body() : "");
	}

	private static String state(ApiClient api, String vm) {
		return api.get("/api/v1/vms/" + vm).text("state");
	}

	private static long millis(long since) {
		return Duration.ofNanos(System.nanoTime() - since).toMillis();
	}

	/**
	 * An answer.
	 *
	 * @param millis how long it took
	 * @param words its body where it was not 200
	 */
	private record Seen(String path, int status, long millis, String words) {
	}

}
