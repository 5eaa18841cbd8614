package dev.weir.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.PostgresRig;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A second Weir with the WEIR_HOME of one that runs refuses to start and says why, also
 * where the database would let it in; the first one does not notice.
 */
@Tag("libvirt")
@Timeout(400)
class SecondWeirTests {

	private static final String PASSWORD = "correct horse battery staple";

	@TempDir
	static Path home;

	@Test
	void aSecondWeirWithTheSameHomeIsRefused() throws Exception {
		Map<String, String> settings = Map.of("WEIR_ADMIN_PASSWORD", PASSWORD, "WEIR_DATABASE_URL", PostgresRig.url(),
				"WEIR_DATABASE_USER", "postgres");
		try (RunningWeir first = RunningWeir.start(home, settings)) {
			collectGarbage(first);
			assertThatThrownBy(() -> RunningWeir.start(home, settings).close())
				.isInstanceOfSatisfying(RunningWeir.DidNotStart.class, (refusal) -> {
					assertThat(refusal.exitCode()).isEqualTo(1);
					assertThat(refusal).hasMessageContaining("APPLICATION FAILED TO START")
						.hasMessageContaining("Another Weir uses this WEIR_HOME: " + home)
						.hasMessageNotContaining("\tat ");
				});
			assertThat(ApiClient.signIn(first, PASSWORD).get("/api/v1/me").status()).isEqualTo(200);
		}
	}

	/** What is not held for good would be let go of. */
	private static void collectGarbage(RunningWeir weir) throws IOException, InterruptedException {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		assertThat(
				new ProcessBuilder(jcmd.toString(), Long.toString(weir.pid()), "GC.run").inheritIO().start().waitFor())
			.isZero();
	}

}
