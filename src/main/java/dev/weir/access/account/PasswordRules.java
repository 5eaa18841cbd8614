package dev.weir.access.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import dev.weir.problem.FieldProblem;

/**
 * What a password that a person chooses must be. Length counts, composition rules do not
 * (NIST SP 800-63B, 3.1.1.2).
 */
final class PasswordRules {

	static final int MIN_LENGTH = 10;

	/** bcrypt reads no more of it. */
	static final int MAX_BYTES = 72;

	private PasswordRules() {
	}

	/** What is wrong with the password, told of the given form field, if anything is. */
	static Optional<FieldProblem> check(String field, String account, String password) {
		if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
			return Optional.of(FieldProblem.of(field, "access.password.too-short", MIN_LENGTH));
		}
		if (tooLong(password)) {
			return Optional.of(FieldProblem.of(field, "access.password.too-long", MAX_BYTES));
		}
		if (password.toLowerCase(Locale.ROOT).contains(account) || password.chars().distinct().count() < 4) {
			return Optional.of(FieldProblem.of(field, "access.password.too-simple"));
		}
		if (GuessedPasswords.contain(password)) {
			return Optional.of(FieldProblem.of(field, "access.password.too-common"));
		}
		return Optional.empty();
	}

	static boolean tooLong(String password) {
		return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
	}

}
