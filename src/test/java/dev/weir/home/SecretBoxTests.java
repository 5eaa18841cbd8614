package dev.weir.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Secrets at rest: unreadable, bound to their place, kept over a restart.
 */
class SecretBoxTests {

	private static final String SECRET = "pässwörd 密码 🐧 '; drop table host";

	@TempDir
	private Path folder;

	private SecretBox box;

	@BeforeEach
	void open() {
		this.box = new SecretBox(new WeirHome(this.folder));
	}

	@Test
	void whatIsSealedOpensInItsPlace() {
		String sealed = this.box.seal(SECRET, "host-1");
		assertThat(sealed).doesNotContain("pässwörd").startsWith("v1:");
		assertThat(this.box.open(sealed, "host-1")).isEqualTo(SECRET);
	}

	@Test
	void theSameSecretNeverLooksTheSame() {
		assertThat(this.box.seal(SECRET, "host-1")).isNotEqualTo(this.box.seal(SECRET, "host-1"));
	}

	@Test
	void itOpensNowhereElse() {
		String sealed = this.box.seal(SECRET, "host-1");
		assertThatIllegalStateException().isThrownBy(() -> this.box.open(sealed, "host-2"));
	}

	@Test
	void aChangedOneDoesNotOpen() {
		String sealed = this.box.seal(SECRET, "host-1");
		char last = sealed.charAt(sealed.length() - 3);
		String changed = sealed.substring(0, sealed.length() - 3) + ((last == 'A') ? 'B' : 'A')
				+ sealed.substring(sealed.length() - 2);
		assertThatIllegalStateException().isThrownBy(() -> this.box.open(changed, "host-1"));
		assertThatIllegalStateException().isThrownBy(() -> this.box.open("plain", "host-1"));
	}

	@Test
	void aRestartUsesTheSameKey() {
		String sealed = this.box.seal(SECRET, "host-1");
		assertThat(new SecretBox(new WeirHome(this.folder)).open(sealed, "host-1")).isEqualTo(SECRET);
	}

	@Test
	void theKeyIsItsOwnersOnly() throws Exception {
		Path key = this.folder.resolve("keys/secret.key");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
		assertThat(Files.size(key)).isEqualTo(32);
		try (var files = Files.list(key.getParent())) {
			assertThat(files).containsExactly(key);
		}
	}

	@Test
	void aKeyThatIsNoneIsRefused() throws Exception {
		Files.writeString(this.folder.resolve("keys/secret.key"), "short");
		assertThatIllegalStateException().isThrownBy(() -> new SecretBox(new WeirHome(this.folder)));
	}

}
