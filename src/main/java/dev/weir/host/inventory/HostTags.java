package dev.weir.host.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a host as people type them and as they are kept: in lower case, by name.
 * Stateless.
 */
final class HostTags {

	private static final int MOST = 20;

	private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,31}");

	private HostTags() {
	}

	/**
	 * Tags that are asked for.
	 * @throws InvalidInput naming {@code tags}
	 */
	static List<String> of(List<String> asked) {
		List<String> tags = asked.stream()
			.map((tag) -> String.valueOf(tag).strip().toLowerCase(Locale.ROOT))
			.filter((tag) -> !tag.isEmpty())
			.distinct()
			.sorted()
			.toList();
		if (tags.size() > MOST || !tags.stream().allMatch((tag) -> TAG.matcher(tag).matches())) {
			throw InvalidInput.of("tags", "host.tags.wrong", MOST);
		}
		return tags;
	}

	/** Typed with commas or blanks between them. */
	static List<String> typed(@Nullable String text) {
		return (text != null) ? List.of(text.strip().split("[\\s,，]+")) : List.of();
	}

	/** As one column of the database. */
	static @Nullable String kept(List<String> tags) {
		return tags.isEmpty() ? null : String.join(",", tags);
	}

	/** Out of that column. */
	static List<String> read(@Nullable String column) {
		return (column != null && !column.isEmpty()) ? Arrays.asList(column.split(",")) : List.of();
	}

}
