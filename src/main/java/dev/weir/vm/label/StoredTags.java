package dev.weir.vm.label;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Tags in one column, one a line: no tag has a line break. Thread-safe.
 */
class StoredTags implements AttributeConverter<List<String>, String> {

	private static final String LINE = "\n";

	@Override
	public String convertToDatabaseColumn(@Nullable List<String> tags) {
		return (tags != null) ? String.join(LINE, tags) : "";
	}

	@Override
	public List<String> convertToEntityAttribute(@Nullable String lines) {
		return (lines == null || lines.isEmpty()) ? List.of() : List.of(lines.split(LINE));
	}

}
