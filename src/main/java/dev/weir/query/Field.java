package dev.weir.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One field of the filter language: what it is called and how a value becomes a test.
 * Immutable.
 */
sealed interface Field<T> {

	/** The test for one value; problems name the field and the position. */
	Predicate<T> test(String name, FilterValue value, int position);

	/** Values worth proposing; empty where anything goes. */
	default Set<String> proposals() {
		return Set.of();
	}

	/**
	 * Any text, or several: one that contains the value, or fits it where it has a star.
	 */
	record Text<T>(Function<T, Collection<String>> reader) implements Field<T> {

		@Override
		public Predicate<T> test(String name, FilterValue value, int position) {
			String wanted = Folding.fold(value.text());
			Predicate<String> fits = value.isGlob() ? (text) -> Folding.matches(wanted, text)
					: (text) -> text.contains(wanted);
			return (row) -> {
				for (String text : this.reader.apply(row)) {
					if (fits.test(Folding.fold(text))) {
						return true;
					}
				}
				return false;
			};
		}

	}

	/**
	 * Several names of which one must be the value, or fit it where it has a star. Words
	 * without a field find parts of them, as in any text.
	 */
	record Names<T>(Function<T, Collection<String>> reader,
			Supplier<? extends Collection<String>> known) implements Field<T> {

		@Override
		public Predicate<T> test(String name, FilterValue value, int position) {
			String wanted = Folding.fold(value.text());
			Predicate<String> fits = value.isGlob() ? (text) -> Folding.matches(wanted, text) : wanted::equals;
			return (row) -> this.reader.apply(row).stream().map(Folding::fold).anyMatch(fits);
		}

		Field<T> parts() {
			return new Text<>(this.reader);
		}

		@Override
		public Set<String> proposals() {
			return new TreeSet<>(this.known.get());
		}

	}

	/** One of a closed set; each name stands for one or several of the row's values. */
	record Choice<T>(Function<T, String> reader, Map<String, Set<String>> names) implements Field<T> {

		@Override
		public Predicate<T> test(String name, FilterValue value, int position) {
			Set<String> meant = this.names.get(Folding.fold(value.text()));
			if (meant == null) {
				throw InvalidInput.of(Filter.PARAMETER, "query.filter.unknown-value", value.text(), name, position,
						String.join(", ", proposals()));
			}
			return (row) -> meant.contains(this.reader.apply(row));
		}

		@Override
		public Set<String> proposals() {
			return new TreeSet<>(this.names.keySet());
		}

	}

	/**
	 * A whole number: {@code 4}, {@code >4}, {@code >=8g}, {@code 2..4}. A unit (k, m, g,
	 * t) multiplies by powers of 1024. Rows that do not know the number (negative) never
	 * match.
	 */
	record Number<T>(ToLongFunction<T> reader) implements Field<T> {

		private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)?([0-9]{1,15})([kmgt])?(?:i?b)?");

		private static final Pattern RANGE = Pattern.compile("([^.]{1,18})\\.\\.([^.]{1,18})");

		@Override
		public Predicate<T> test(String name, FilterValue value, int position) {
			String text = Folding.fold(value.text());
			Matcher range = RANGE.matcher(text);
			List<Predicate<T>> tests = new ArrayList<>();
			if (range.matches()) {
				tests.add(comparison(">=" + range.group(1), name, position));
				tests.add(comparison("<=" + range.group(2), name, position));
			}
			else {
				tests.add(comparison(text, name, position));
			}
			return (row) -> tests.stream().allMatch((test) -> test.test(row));
		}

		private Predicate<T> comparison(String text, String name, int position) {
			Matcher parts = COMPARISON.matcher(text);
			if (!parts.matches()) {
				throw InvalidInput.of(Filter.PARAMETER, "query.filter.no-number", name, position);
			}
			long count = Long.parseLong(parts.group(2));
			int shift = shift(parts.group(3));
			boolean beyond = count > (Long.MAX_VALUE >> shift);
			String operator = (parts.group(1) != null) ? parts.group(1) : "=";
			return (row) -> {
				long number = this.reader.applyAsLong(row);
				return number >= 0 && holds(beyond ? -1 : Long.compare(number, count << shift), operator);
			};
		}

		private static boolean holds(int comparison, String operator) {
			return switch (operator) {
				case ">" -> comparison > 0;
				case ">=" -> comparison >= 0;
				case "<" -> comparison < 0;
				case "<=" -> comparison <= 0;
				default -> comparison == 0;
			};
		}

		private static int shift(@Nullable String unit) {
			return (unit != null) ? 10 * ("kmgt".indexOf(unit) + 1) : 0;
		}

	}

}
