package dev.weir.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged Weir while somebody sets the clock by an hour, forth and back: Debian's
 * libfaketime moves the time of day of the process and leaves what passes alone. Left out
 * where it is not installed.
 */
@Tag("libvirt")
@Timeout(400)
class ClockJumpTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Duration HALF = Duration.ofMinutes(30);

	@TempDir
	static Path folder;

	@Test
	void nothingBreaksWhenTheClockJumps() throws Exception {
		Path time = Files.writeString(folder.resolve("time"), "+0");
		try (RunningWeir weir = RunningWeir.start(folder.resolve("home"), settings(time))) {
			ApiClient api = ApiClient.signIn(weir, PASSWORD);
			await().atMost(SOON).until(() -> hostsUp(api) == 3);
			Person person = Person.signIn(weir, PASSWORD);
			Instant before = jump(api, time, "+0", Instant.MIN, Instant.MAX);
			Instant ahead = jump(api, time, "+3600", before.plus(HALF), Instant.MAX);
			assertThat(person.status("/vms")).isEqualTo(200);
			jump(api, time, "-3600", Instant.MIN, ahead.minus(HALF).minus(HALF));
			assertThat(person.status("/vms")).isEqualTo(200);
			jump(api, time, "+0", before.minus(HALF), ahead.minus(HALF));
			assertThat(person.status("/vms")).isEqualTo(200);
			assertThat(api.get("/api/v1/tasks?q=state:failed,interrupted,running").body().get("items")).isEmpty();
			assertThat(weir.log()).noneMatch((line) -> line.contains(" ERROR ") || line.contains("unreachable"));
		}
	}

	/** Without the fix for old C libraries, which ends every wait of the JVM at once. */
	private static Map<String, String> settings(Path time) throws IOException {
		return Map.of("WEIR_ADMIN_PASSWORD", PASSWORD, "WEIR_DEMO", "true", "LD_PRELOAD", library().toString(),
				"FAKETIME_TIMESTAMP_FILE", time.toString(), "FAKETIME_CACHE_DURATION", "1",
				"FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
	}

	/** Sets the clock, and has a task end on it while all hosts stay up. */
	private static Instant jump(ApiClient api, Path time, String offset, Instant after, Instant before)
			throws Exception {
		Files.writeString(time, offset);
		await().atMost(SOON).until(() -> {
			Instant now = reset(api);
			return now.isAfter(after) && now.isBefore(before);
		});
		assertThat(hostsUp(api)).isEqualTo(3);
		return reset(api);
	}

	/** Has a task run; when it was made by Weir's clock. */
	private static Instant reset(ApiClient api) {
		String vm = api.get("/api/v1/vms?q=state:running").body().get("items").get(0).get("uuid").asString();
		ApiClient.Answer task = api.post("/api/v1/vms/" + vm + "/reset?wait=30", "{}");
		assertThat(task.text("state")).as("%s", task).isEqualTo("succeeded");
		return Instant.parse(task.text("createdAt"));
	}

	private static int hostsUp(ApiClient api) {
		int up = 0;
		for (var host : api.get("/api/v1/hosts").body().get("items")) {
			up += host.get("state").asString().equals("up") ? 1 : 0;
		}
		return up;
	}

	private static Path library() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 3)) {
			Optional<Path> found = files.filter((file) -> file.endsWith("faketime/libfaketimeMT.so.1")).findFirst();
			Assumptions.assumeTrue(found.isPresent(), "libfaketime is not installed");
			return found.orElseThrow();
		}
	}

}
