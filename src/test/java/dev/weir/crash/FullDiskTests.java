package dev.weir.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.Length;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * The disk under WEIR_HOME is full: changes are refused with a clear word, nothing is
 * corrupted, all goes on when there is space again, also after a kill.
 */
@Tag("libvirt")
@Timeout(400)
class FullDiskTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final Map<String, String> SETTINGS = Map.of("WEIR_ADMIN_PASSWORD", PASSWORD);

	private static final Duration RECOVERY = Duration.ofSeconds(60);

	private static final int CHANGES = 150;

	private static final int ENOUGH = 64;

	@TempDir
	static Path folder;

	@Test
	void aFullDiskRefusesChangesAndCorruptsNothing() throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), ENOUGH);
				RunningWeir weir = RunningWeir.start(disk.folder().resolve("home"), SETTINGS)) {
			ApiClient api = ApiClient.signIn(weir, PASSWORD);
			assertThat(add(api, "before")).isEqualTo(201);
			disk.fill();
			Set<String> last = changeUntilRefused(api);
			disk.free();
			await().atMost(RECOVERY).until(() -> add(api, "after") == 201);
			assertThat(names(api)).contains("before", "after").containsAnyElementsOf(last);
		}
	}

	@Test
	@Tag(Length.TAG)
	void aKillOnAFullDiskLosesNothing() throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("killed"), ENOUGH)) {
			Path home = disk.folder().resolve("home");
			ApiClient api;
			Set<String> last;
			try (RunningWeir weir = RunningWeir.start(home, SETTINGS)) {
				api = ApiClient.signIn(weir, PASSWORD);
				assertThat(add(api, "before")).isEqualTo(201);
				disk.fill();
				last = changeUntilRefused(api);
				weir.kill();
			}
			refusesToStart(home);
			disk.free();
			try (RunningWeir weir = RunningWeir.start(home, SETTINGS)) {
				assertThat(names(api.at(weir))).contains("before").containsAnyElementsOf(last);
				assertThat(add(api.at(weir), "again")).isEqualTo(201);
			}
		}
	}

	@Test
	void aFirstStartOnAFullDiskIsRefused() throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("tiny"), 4)) {
			refusesToStart(disk.folder().resolve("small"));
			disk.fill();
			refusesToStart(disk.folder().resolve("full"));
			assertThat(disk.folder().resolve("small").resolve("data")).doesNotExist();
			assertThat(disk.folder().resolve("full").resolve("data")).doesNotExist();
		}
	}

	private static void refusesToStart(Path home) {
		assertThatThrownBy(() -> RunningWeir.start(home, SETTINGS).close())
			.isInstanceOfSatisfying(RunningWeir.DidNotStart.class, (refusal) -> {
				assertThat(refusal.exitCode()).isEqualTo(1);
				assertThat(refusal).hasMessageContaining("APPLICATION FAILED TO START")
					.hasMessageContaining("There is no room under WEIR_HOME")
					.hasMessageNotContaining("\tat ");
			});
	}

	/**
	 * Renames a host again and again, until that is refused.
	 * @return the names of which one must be there afterwards: what was confirmed last,
	 * or what was refused
	 */
	private static Set<String> changeUntilRefused(ApiClient api) {
		String confirmed = "before";
		String name = "changed-" + System.nanoTime();
		ApiClient.Answer answer = api.post("/api/v1/hosts", host(name));
		String id = answer.text("id");
		for (int i = 0; i < CHANGES && answer.status() != 503; i++) {
			assertThat(answer.status()).as("on a full disk").isIn(200, 201);
			confirmed = name;
			name = "changed-" + "x".repeat(40) + System.nanoTime();
			answer = api.patch("/api/v1/hosts/" + id, "{\"name\": \"" + name + "\"}");
		}
		assertThat(answer.status()).as("after many changes on a full disk").isEqualTo(503);
		return Set.of(confirmed, name);
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
		await().atMost(RECOVERY).until(() -> api.get("/api/v1/hosts").status() == 200);
		Set<String> names = new TreeSet<>();
		api.get("/api/v1/hosts").body().get("items").forEach((host) -> names.add(host.get("name").asString()));
		return names;
	}

}
