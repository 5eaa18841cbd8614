package dev.weir.query;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The fields by which the rows of one list can be filtered. Words without a field are
 * looked for in all text fields. Made once, then immutable and thread-safe.
 */
public final class Fields<T> {

	private final Map<String, Field<T>> fields;

	private Fields(Map<String, Field<T>> fields) {
		this.fields = fields;
	}

	/** A list whose fields are added one by one. */
	public static <T> Fields<T> none() {
		return new Fields<>(Map.of());
	}

	/** A text; null is as good as empty. */
	public Fields<T> text(String name, Function<T, @Nullable String> reader) {
		return texts(name, (row) -> {
			String text = reader.apply(row);
			return (text != null) ? List.of(text) : List.of();
		});
	}

	/** Several texts, of which one must match. */
	public Fields<T> texts(String name, Function<T, Collection<String>> reader) {
		return with(name, new Field.Text<>(reader));
	}

	/**
	 * Several names, of which one must be the value as a whole, whatever its case.
	 * @param known names worth proposing, asked each time
	 */
	public Fields<T> names(String name, Function<T, Collection<String>> reader,
			Supplier<? extends Collection<String>> known) {
		return with(name, new Field.Names<>(reader, known));
	}

	/** One of a closed set of values. */
	public Fields<T> choice(String name, Function<T, String> reader, Collection<String> values) {
		return choice(name, reader, values.stream().collect(Collectors.toMap((value) -> value, Set::of)));
	}

	/**
	 * One of a closed set of names, each of which stands for several values.
	 * @param names values by name, in lower case ({@code off} for shut-off and saved)
	 */
	public Fields<T> choice(String name, Function<T, String> reader, Map<String, Set<String>> names) {
		return with(name, new Field.Choice<>(reader, Map.copyOf(names)));
	}

	/** Yes or no. */
	public Fields<T> flag(String name, Predicate<T> reader) {
		return choice(name, (row) -> reader.test(row) ? "yes" : "no", List.of("yes", "no"));
	}

	/**
	 * A whole number, negative while unknown: {@code >4}, {@code 2..8}, {@code >=16g}.
	 */
	public Fields<T> number(String name, ToLongFunction<T> reader) {
		return with(name, new Field.Number<>(reader));
	}

	/** Names of all fields, as they were added. */
	public Collection<String> names() {
		return this.fields.keySet();
	}

	/**
	 * What the text so far could become: the whole text with its last word completed to a
	 * field or a value of that field.
	 */
	public List<String> completions(String text) {
		int start = text.length();
		while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
			start--;
		}
		start += text.startsWith("-", start) ? 1 : 0;
		String word = Folding.fold(text.substring(start));
		int colon = word.indexOf(':');
		String head = text.substring(0, start);
		if (colon < 0) {
			return this.fields.keySet()
				.stream()
				.filter((name) -> name.startsWith(word))
				.map((name) -> head + name + ":")
				.toList();
		}
		Field<T> field = this.fields.get(word.substring(0, colon));
		int last = Math.max(colon, word.lastIndexOf(',')) + 1;
		return ((field != null) ? field.proposals() : new TreeSet<String>()).stream()
			.filter((value) -> Folding.fold(value).startsWith(word.substring(last)))
			.map((value) -> head + word.substring(0, last) + FilterValue.quoted(value))
			.toList();
	}

	private Fields<T> with(String name, Field<T> field) {
		Map<String, Field<T>> more = new LinkedHashMap<>(this.fields);
		more.put(name, field);
		return new Fields<>(Collections.unmodifiableMap(more));
	}

	Predicate<T> test(FilterTerm term) {
		if (term.values().isEmpty()) {
			return (row) -> true;
		}
		Predicate<T> any = term.values().stream().map((value) -> test(term, value)).reduce(Predicate::or).orElseThrow();
		return term.negated() ? any.negate() : any;
	}

	private Predicate<T> test(FilterTerm term, FilterValue value) {
		String name = term.field();
		Field<T> field = (name != null) ? this.fields.get(name) : null;
		if (name != null && field != null) {
			return field.test(name, value, term.position());
		}
		return this.fields.values()
			.stream()
			.map((each) -> (each instanceof Field.Names<T> names) ? names.parts() : each)
			.filter(Field.Text.class::isInstance)
			.map((text) -> text.test("", value, term.position()))
			.reduce(Predicate::or)
			.orElse((row) -> false);
	}

}
