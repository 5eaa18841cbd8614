package dev.weir.access.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of an API token: {@code weir_}, 256 random bits in base 62, and a checksum
 * by which secret scanners and typos are told apart from real ones without asking the
 * database. Its {@link #toString()} never shows it. Immutable.
 */
final class TokenSecret {

	static final String PREFIX = "weir_";

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	/** Ceiling of 256 / log2(62). */
	private static final int RANDOM_LENGTH = 43;

	/** Ceiling of 32 / log2(62). */
	private static final int CHECK_LENGTH = 6;

	private static final Pattern FORM = Pattern.compile("weir_[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECK_LENGTH) + "}");

	private final String text;

	private TokenSecret(String text) {
		this.text = text;
	}

	static TokenSecret random() {
		String random = base62(new BigInteger(256, new SecureRandom()), RANDOM_LENGTH);
		return new TokenSecret(PREFIX + random + check(random));
	}

	/** Reads what a client sent; empty for anything that can be no token. */
	static Optional<TokenSecret> parse(String text) {
		if (!FORM.matcher(text).matches()) {
			return Optional.empty();
		}
		int end = PREFIX.length() + RANDOM_LENGTH;
		boolean right = check(text.substring(PREFIX.length(), end)).equals(text.substring(end));
		return right ? Optional.of(new TokenSecret(text)) : Optional.empty();
	}

	/** What is shown once to the one who asked for it. */
	String reveal() {
		return this.text;
	}

	/**
	 * What is stored. A plain SHA-256 does: there is nothing to guess in 256 random bits.
	 */
	String hash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return PREFIX + "***";
	}

	private static String check(String random) {
		CRC32 crc = new CRC32();
		crc.update(random.getBytes(StandardCharsets.US_ASCII));
		return base62(BigInteger.valueOf(crc.getValue()), CHECK_LENGTH);
	}

	private static String base62(BigInteger number, int length) {
		StringBuilder digits = new StringBuilder();
		BigInteger rest = number;
		BigInteger base = BigInteger.valueOf(ALPHABET.length());
		for (int i = 0; i < length; i++) {
			BigInteger[] parts = rest.divideAndRemainder(base);
			digits.append(ALPHABET.charAt(parts[1].intValue()));
			rest = parts[0];
		}
		return digits.reverse().toString();
	}

}
