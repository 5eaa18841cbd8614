package dev.weir.host.inventory;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.InvalidInput;

/**
 * What people call a host: any text of one line, 1 to 100 characters.
 */
record HostName(String value) {

	private static final Pattern SHAPE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,100}");

	/**
	 * @throws InvalidInput naming {@code name}
	 */
	static HostName of(@Nullable String typed) {
		String name = (typed != null) ? typed.strip() : "";
		if (name.length() > 100 || !SHAPE.matcher(name).matches()) {
			throw InvalidInput.of("name", "host.name.wrong");
		}
		return new HostName(name);
	}

}
