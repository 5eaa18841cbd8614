package dev.weir.storage.volume;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.InvalidInput;

/**
 * The name of a volume to be made: a plain file name that nothing can take for a path or
 * an option. At most {@value #MAX_BYTES} bytes, as file systems have it.
 */
public record VolumeName(String value) {

	private static final int MAX_BYTES = 255;

	private static final Pattern SHAPE = Pattern
		.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\-][^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\]*");

	/**
	 * @throws InvalidInput naming {@code name}
	 */
	public static VolumeName of(@Nullable String typed) {
		String name = (typed != null) ? typed.strip() : "";
		if (!SHAPE.matcher(name).matches() || name.equals(".") || name.equals("..")
				|| name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw InvalidInput.of("name", "storage.volume.name.wrong", MAX_BYTES);
		}
		return new VolumeName(name);
	}

}
