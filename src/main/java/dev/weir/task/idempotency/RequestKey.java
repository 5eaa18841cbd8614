package dev.weir.task.idempotency;

import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;

/**
 * Whose key, and which. Immutable.
 */
record RequestKey(String author, String key) {

	static final String HEADER = "Idempotency-Key";

	private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

	/**
	 * @throws InvalidInput when the key is empty, too long or not plain ASCII
	 */
	RequestKey {
		if (!FORM.matcher(key).matches()) {
			throw InvalidInput.of(HEADER, "task.idempotency.key");
		}
	}

}
