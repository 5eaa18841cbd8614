package dev.weir.crash;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.console.ConsoleClient;
import dev.weir.testbed.ApiClient;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import dev.weir.testbed.PostgresRig;
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
 * Two Weirs on one PostgreSQL with a real libvirtd, and one of them killed: what is
 * common goes on at the other, and each task is run by one only.
 */
@Tag("libvirt")
@Timeout(1200)
class TwoWeirsTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final Duration SOON = Patience.of(Duration.ofSeconds(30));

	private static final Duration TAKEN_OVER = Patience.of(Duration.ofSeconds(90));

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	@TempDir
	static Path folder;

	private static LibvirtRig rig;

	@BeforeAll
	static void start() {
		rig = LibvirtRig.start();
		for (String name : new String[] { "one", "two" }) {
			rig.virsh(LibvirtRig.guestXml(name, rig.bootableDisk(name + ".img")), "define", "/dev/stdin");
			rig.virsh("", "start", name);
		}
	}

	@AfterAll
	static void stop() {
		if (rig != null) {
			rig.close();
		}
	}

	@Test
	void oneGoesOnWhenTheOtherDies() throws Exception {
		RunningWeir first = weir("first");
		try {
			ApiClient atFirst = ApiClient.signIn(first, PASSWORD);
			String host = atFirst.post("/api/v1/hosts", """
					{"name": "rig", "connection": {"transport": "local", "path": "%s"}}""".formatted(rig.socket()))
				.text("id");
			String one = vm(atFirst, "one");
			String two = vm(atFirst, "two");
			String waiting = atFirst.post("/api/v1/vms/" + one + "/restart", "{}").text("id");
			await().until(() -> state(atFirst, waiting).equals("running"));
			try (RunningWeir second = weir("second")) {
				ApiClient atSecond = atFirst.at(second);
				await().atMost(SOON).until(() -> state(atSecond, "/api/v1/hosts/" + host, "state").equals("up"));
				assertThat(state(atSecond, waiting)).isEqualTo("running");
				sessionsAndTicketsHoldAtBoth(first, second, one);
				String own = atSecond.post("/api/v1/vms/" + two + "/restart", "{}").text("id");
				await().until(() -> state(atSecond, own).equals("running"));
				first.kill();
				long killed = System.nanoTime();
				await().atMost(TAKEN_OVER)
					.untilAsserted(() -> assertThat(atSecond.get("/api/v1/tasks/" + waiting))
						.satisfies((answer) -> assertThat(answer.text("message")).contains("has not done so yet")));
				System.out.printf("taken over after %d s%n", Duration.ofNanos(System.nanoTime() - killed).toSeconds());
				assertThat(state(atSecond, waiting)).isEqualTo("interrupted");
				assertThat(state(atSecond, own)).isEqualTo("running");
				try (RunningWeir again = weir("first")) {
					ApiClient atAgain = atFirst.at(again);
					assertThat(state(atAgain, own)).isEqualTo("running");
					aHostThatIsRemovedIsGoneAtBoth(atAgain, atSecond, host);
				}
			}
		}
		finally {
			first.close();
		}
	}

	private static void aHostThatIsRemovedIsGoneAtBoth(ApiClient here, ApiClient there, String host) {
		here.delete("/api/v1/hosts/" + host);
		await().atMost(SOON).until(() -> there.get("/api/v1/vms").body().get("items").isEmpty());
	}

	private static void sessionsAndTicketsHoldAtBoth(RunningWeir first, RunningWeir second, String vm)
			throws Exception {
		// one client, one cookie: cookies know no ports
		HttpClient person = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		String login = get(person, first.url() + "/login").body();
		Matcher token = TOKEN.matcher(login);
		assertThat(token.find()).isTrue();
		person.send(HttpRequest.newBuilder(URI.create(first.url() + "/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers
				.ofString("account=admin&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
						+ URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
			.build(), HttpResponse.BodyHandlers.discarding());
		assertThat(get(person, first.url() + "/api/v1/me").statusCode()).isEqualTo(200);
		assertThat(get(person, second.url() + "/api/v1/me").statusCode()).isEqualTo(200);
		ApiClient atFirst = ApiClient.signIn(first, PASSWORD);
		String url = atFirst.post("/api/v1/vms/" + vm + "/console", "{\"kind\": \"serial\"}").text("url");
		ConsoleClient line = new ConsoleClient();
		atFirst.at(second).webSocket(url, Map.of(), line);
		ApiClient keyed = atFirst.with("Idempotency-Key", "key-" + System.nanoTime());
		String made = keyed.post("/api/v1/vms/" + vm + "/reset", "{}").text("id");
		await().atMost(SOON).untilAsserted(() -> assertThat(line.text()).contains("WEIR-READY"));
		line.close();
		assertThat(keyed.at(second).post("/api/v1/vms/" + vm + "/reset", "{}").text("id")).isNotEmpty().isEqualTo(made);
	}

	private static RunningWeir weir(String name) {
		return RunningWeir.start(folder.resolve(name), Map.of("WEIR_ADMIN_PASSWORD", PASSWORD, "WEIR_DATABASE_URL",
				PostgresRig.url(), "WEIR_DATABASE_USER", "postgres"));
	}

	private static String vm(ApiClient api, String name) {
		await().atMost(SOON).until(() -> api.get("/api/v1/vms?q=" + name).body().get("items").size() == 1);
		return api.get("/api/v1/vms?q=" + name).body().get("items").get(0).get("uuid").asString();
	}

	private static String state(ApiClient api, String task) {
		return state(api, "/api/v1/tasks/" + task, "state");
	}

	private static String state(ApiClient api, String path, String field) {
		return api.get(path).text(field);
	}

	private static HttpResponse<String> get(HttpClient person, String url) throws Exception {
		return person.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
	}

}
