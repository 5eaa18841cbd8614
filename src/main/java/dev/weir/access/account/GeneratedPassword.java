package dev.weir.access.account;

import java.security.SecureRandom;

/**
 * A temporary password for somebody to change. Thread-safe.
 */
final class GeneratedPassword {

	/** Without the letters and digits that are mistaken for each other. */
	private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

	/** 20 of 54 characters: 115 bits. */
	private static final int LENGTH = 20;

	private GeneratedPassword() {
	}

	static String next() {
		return new SecureRandom().ints(LENGTH, 0, ALPHABET.length())
			.collect(StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
			.toString();
	}

}
