package dev.weir.access.factor;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/**
 * The codes of RFC 6238 as every authenticator app makes them: six digits, SHA-1, a new
 * one every thirty seconds. Thread-safe.
 */
@Component
class OneTimeCodes {

	private static final int SECRET_BYTES = 20;

	private static final Pattern FORM = Pattern.compile("[0-9]{6}");

	private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

	private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

	private final SecureRandom random = new SecureRandom();

	/** A new secret, in Base32 without padding, as people type it into an app. */
	String newSecret() {
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		return new Base32().encodeToString(bytes);
	}

	/**
	 * The time step that the code belongs to, of the present one and one before and after
	 * it: clocks differ, and people type slowly.
	 */
	OptionalLong step(String secret, String typed, Instant now) {
		String code = typed.replaceAll("\\s", "");
		if (!FORM.matcher(code).matches()) {
			return OptionalLong.empty();
		}
		long present = now.getEpochSecond() / STEP.toSeconds();
		return LongStream.rangeClosed(present - 1, present + 1)
			.filter((step) -> same(code(secret, step), code))
			.findFirst();
	}

	private String code(String secret, long step) {
		try {
			SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), "RAW");
			return this.generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()),
					Locale.ROOT);
		}
		catch (InvalidKeyException ex) {
			throw new IllegalStateException("The secret of a second factor is none", ex);
		}
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
				other.getBytes(StandardCharsets.US_ASCII));
	}

}
