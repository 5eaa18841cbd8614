package dev.weir.vm.cloudinit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

import dev.weir.vm.cloudinit.CloudInitDraft.UserDraft;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.jspecify.annotations.Nullable;

/**
 * Passwords in the form of crypt(3): SHA-512, which the libc of every Linux guest knows.
 * Stateless.
 */
public final class PasswordHash {

	static final int MAX_PASSWORD = 128;

	/**
	 * Ten times crypt(3)'s default; about a tenth of a second
	 * (<a href="https://www.akkadia.org/drepper/SHA-crypt.txt">the method</a>).
	 */
	private static final int ROUNDS = 50_000;

	private static final int SALT_CHARACTERS = 16;

	private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	/** yescrypt, bcrypt and SHA-2. */
	private static final Pattern SHAPE = Pattern.compile("\\$(6|5|y|2[aby])\\$[./A-Za-z0-9$=,-]{20,200}");

	private static final SecureRandom RANDOM = new SecureRandom();

	private PasswordHash() {
	}

	/** Whether a password can be hashed at all. */
	public static boolean isUsable(String password) {
		return !password.isEmpty() && password.length() <= MAX_PASSWORD && CloudInitReader.isPrintable(password);
	}

	/** The salted hash. */
	public static String of(String password) {
		StringBuilder salt = new StringBuilder("$6$rounds=" + ROUNDS + "$");
		for (int i = 0; i < SALT_CHARACTERS; i++) {
			salt.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return Sha2Crypt.sha512Crypt(password.getBytes(StandardCharsets.UTF_8), salt.toString());
	}

	/** The hash of what a draft says, null where it says neither. */
	static @Nullable String read(UserDraft draft, String at, Objections wrong) {
		String password = draft.password();
		String hash = CloudInitReader.blankToNull(draft.passwordHash());
		if (password != null && !password.isEmpty()) {
			boolean usable = wrong.require(isUsable(password), at + ".password", "password", MAX_PASSWORD);
			return usable ? of(password) : null;
		}
		wrong.require(hash == null || SHAPE.matcher(hash).matches(), at + ".passwordHash", "password-hash");
		return hash;
	}

}
