package dev.weir.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One condition of a filter text, such as {@code -state:off,saved} or
 * {@code "web server"}.
 *
 * @param negated whether it must not hold
 * @param field the field's name in lower case, or null for words that are looked for in
 * every text field
 * @param values one of these must match
 * @param position where it begins, counted from 1
 */
public record FilterTerm(boolean negated, @Nullable String field, List<FilterValue> values, int position) {

	public FilterTerm {
		values = List.copyOf(values);
	}

}
