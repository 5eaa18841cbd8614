package dev.weir.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The disk under WEIR_HOME is full: changes are refused with a clear word, nothing is
 * corrupted, all goes on when there is space again, also after a kill.
 */
@Tag("libvirt")
@Timeout(300)
class FullDiskTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final Map<String, String> SETTINGS = Map.of("WEIR_ADMIN_PASSWORD", PASSWORD);

	private static final Duration RECOVERY = Duration.ofSeconds(60);

	private static final int CHANGES = 150;

	@TempDir
	static Path folder;

	@Test
	void aFullDiskRefusesChangesAndCorruptsNothing() throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64)) {
			Path home = disk.folder().resolve("home");
			RunningWeir weir = RunningWeir.start(home, SETTINGS);
			try {
				ApiClient api = ApiClient.signIn(weir, PASSWORD);
				assertThat(add(api, "before")).isEqualTo(201);
				disk.fill();
				assertThat(changes(api)).as("answers on a full disk").isSubsetOf(200, 503).contains(503);
				disk.free();
				await().atMost(RECOVERY).until(() -> add(api, "after") == 201);
				assertThat(names(api)).contains("before", "after");
				disk.fill();
				changes(api);
				weir.kill();
				System.out.println("on the full disk: " + startOnFullDisk(home));
				disk.free();
				weir = RunningWeir.start(home, SETTINGS);
				assertThat(names(api.at(weir))).contains("before", "after");
				assertThat(add(api.at(weir), "again")).isEqualTo(201);
			}
			finally {
				weir.close();
			}
		}
	}

	@Test
	void aFirstStartOnAFullDiskSaysSoAndLeavesNothingHalf() throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("first"), 4)) {
			Path home = disk.folder().resolve("home");
			disk.fill();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> RunningWeir.start(home, SETTINGS).close())
				.withMessageContaining("No space left on device");
		}
	}

	private static String startOnFullDisk(Path home) {
		try (RunningWeir weir = RunningWeir.start(home, SETTINGS)) {
			return "starts, pid " + weir.pid();
		}
		catch (AssertionError ex) {
			return "does not start: " + String.valueOf(ex.getMessage())
				.lines()
				.filter((line) -> line.contains("No space left"))
				.findFirst()
				.orElse("?");
		}
	}

	/** Renames a host again and again, until that is refused. */
	private static Set<Integer> changes(ApiClient api) {
		ApiClient.Answer made = api.post("/api/v1/hosts", host("changed-" + System.nanoTime()));
		Set<Integer> answers = new TreeSet<>();
		if (made.status() != 201) {
			answers.add(made.status());
		}
		for (int i = 0; i < CHANGES && !answers.contains(503); i++) {
			String renamed = "{\"name\": \"changed-" + "x".repeat(40) + System.nanoTime() + "\"}";
			answers.add(api.patch("/api/v1/hosts/" + made.text("id"), renamed).status());
		}
		return answers;
	}

	private static int add(ApiClient api, String name) {
		return api.post("/api/v1/hosts", host(name)).status();
	}

	/** One that never answers. */
	private static String host(String name) {
		return "{\"name\": \"" + name + "\", \"connection\": {\"transport\": \"local\", \"path\": \"/nowhere/" + name
				+ "\"}}";
	}

	private static Set<String> names(ApiClient api) {
		Set<String> names = new TreeSet<>();
		api.get("/api/v1/hosts").body().get("items").forEach((host) -> names.add(host.get("name").asString()));
		return names;
	}

}
