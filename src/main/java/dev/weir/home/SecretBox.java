package dev.weir.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Keeps secrets unreadable in the database: AES-256-GCM with a key of this installation
 * that lies in {@code WEIR_HOME/keys/secret.key}, made at the first use and readable by
 * its owner only. Thread-safe.
 */
@Component
public class SecretBox {

	private static final String PREFIX = "v1:";

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final SecretKey key;

	SecretBox(WeirHome home) {
		this.key = new SecretKeySpec(readOrMake(home.folder("keys").resolve("secret.key")), "AES");
	}

	/**
	 * Encrypts a secret.
	 * @param context where it belongs (an object's id): it opens with the same one only,
	 * so that a sealed value copied to another row is of no use
	 */
	public String seal(String secret, String context) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, context, secret.getBytes(StandardCharsets.UTF_8));
		return PREFIX + base64(nonce) + ":" + base64(sealed);
	}

	/**
	 * Decrypts what {@link #seal} made.
	 * @throws IllegalStateException when it was made with another key or context, or was
	 * changed
	 */
	public String open(String sealed, String context) {
		String[] parts = sealed.split(":", 3);
		if (parts.length != 3 || !sealed.startsWith(PREFIX)) {
			throw new IllegalStateException("Not a sealed secret");
		}
		byte[] nonce = Base64.getDecoder().decode(parts[1]);
		return new String(run(Cipher.DECRYPT_MODE, nonce, context, Base64.getDecoder().decode(parts[2])),
				StandardCharsets.UTF_8);
	}

	private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The secret cannot be opened: is WEIR_HOME/keys/secret.key the right one?",
					ex);
		}
	}

	private byte[] readOrMake(Path file) {
		try {
			if (!Files.exists(file)) {
				make(file);
			}
			byte[] bytes = Files.readAllBytes(file);
			if (bytes.length != KEY_BYTES) {
				throw new IllegalStateException("Not a key of " + KEY_BYTES + " bytes: " + file);
			}
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key cannot be read or made: " + file, ex);
		}
	}

	/** Written beside and moved, so that a crash never leaves half a key. */
	private void make(Path file) throws IOException {
		byte[] bytes = new byte[KEY_BYTES];
		this.random.nextBytes(bytes);
		Path draft = Files.createTempFile(file.getParent(), "secret", ".new",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.write(draft, bytes);
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String base64(byte[] bytes) {
		return Base64.getEncoder().withoutPadding().encodeToString(bytes);
	}

}
