package dev.weir.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Secrets at rest: unreadable, bound to their place, kept over a restart.
 */
class SecretBoxTests {

	private static final String SECRET = "pässwörd 密码 🐧 '; drop table host";

	private static final SealedPlace PLACE = new SealedPlace("host", "sealed_password", "1");

	@TempDir
	private Path folder;

	private SecretBox box;

	@BeforeEach
	void open() {
		this.box = SecretBoxes.in(new WeirHome(this.folder));
	}

	@Test
	void whatIsSealedOpensInItsPlace() {
		String sealed = this.box.seal(SECRET, PLACE);
		assertThat(sealed).doesNotContain("pässwörd").matches("v2:[0-9a-f]{8}:[^:]+:[^:]+");
		assertThat(this.box.open(sealed, PLACE)).isEqualTo(SECRET);
	}

	@Test
	void theSameSecretNeverLooksTheSame() {
		assertThat(this.box.seal(SECRET, PLACE)).isNotEqualTo(this.box.seal(SECRET, PLACE));
	}

	@Test
	void itOpensInNoOtherRowColumnOrTable() {
		String sealed = this.box.seal(SECRET, PLACE);
		for (SealedPlace other : new SealedPlace[] { new SealedPlace("host", "sealed_password", "2"),
				new SealedPlace("host", "sealed_key", "1"), new SealedPlace("hook", "sealed_password", "1") }) {
			assertThatIllegalStateException().isThrownBy(() -> this.box.open(sealed, other));
		}
	}

	@Test
	void aChangedOneDoesNotOpen() {
		String sealed = this.box.seal(SECRET, PLACE);
		char last = sealed.charAt(sealed.length() - 3);
		String changed = sealed.substring(0, sealed.length() - 3) + ((last == 'A') ? 'B' : 'A')
				+ sealed.substring(sealed.length() - 2);
		assertThatIllegalStateException().isThrownBy(() -> this.box.open(changed, PLACE));
		for (String none : new String[] { "plain", "v2:1:2", "v2:a:*:*", "v1:AAAA", "" }) {
			assertThatIllegalStateException().isThrownBy(() -> this.box.open(none, PLACE));
		}
	}

	@Test
	void whatAnOlderWeirSealedOpensWithItsKeyFile() throws Exception {
		byte[] key = new byte[32];
		byte[] nonce = new byte[12];
		new Random(5).nextBytes(key);
		Files.delete(this.folder.resolve("keys/ring"));
		Path file = Files.write(this.folder.resolve("keys/secret.key"), key);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
		cipher.updateAAD("1".getBytes(StandardCharsets.UTF_8));
		String older = "v1:" + Base64.getEncoder().withoutPadding().encodeToString(nonce) + ":"
				+ Base64.getEncoder()
					.withoutPadding()
					.encodeToString(cipher.doFinal(SECRET.getBytes(StandardCharsets.UTF_8)));
		assertThat(SecretBoxes.in(new WeirHome(this.folder)).open(older, PLACE)).isEqualTo(SECRET);
	}

	@Test
	void aRestartUsesTheSameKey() {
		String sealed = this.box.seal(SECRET, PLACE);
		assertThat(SecretBoxes.in(new WeirHome(this.folder)).open(sealed, PLACE)).isEqualTo(SECRET);
	}

	@Test
	void whoComesSecondUsesTheRingOfTheFirst() {
		KeyRing late = KeyRing.EMPTY.renewed(new SecureRandom());
		KeyRingFile file = new KeyRingFile(new WeirHome(this.folder));
		assertThat(file.make(late).text()).isEqualTo(file.read().text()).isNotEqualTo(late.text());
	}

	@Test
	void theRingIsItsOwnersOnly() throws Exception {
		Path ring = this.folder.resolve("keys/ring");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ring))).isEqualTo("rw-------");
		try (var files = Files.list(ring.getParent())) {
			assertThat(files).containsExactly(ring);
		}
	}

	@Test
	void aRingThatOthersMayReadIsRefused() throws Exception {
		Files.setPosixFilePermissions(this.folder.resolve("keys/ring"), PosixFilePermissions.fromString("rw-r-----"));
		assertThatExceptionOfType(UnusableHome.class).isThrownBy(() -> SecretBoxes.in(new WeirHome(this.folder)))
			.withMessageContaining("may be read by others");
	}

	@Test
	void aRingThatIsNoneIsRefused() throws Exception {
		for (String none : new String[] { "short", "", "weir-keys 1\n", "weir-keys 1\nAAAA\n", "weir-keys 1\n***\n" }) {
			Files.writeString(this.folder.resolve("keys/ring"), none);
			assertThatExceptionOfType(UnusableHome.class).isThrownBy(() -> SecretBoxes.in(new WeirHome(this.folder)))
				.withMessageContaining("cannot be read");
		}
	}

}
