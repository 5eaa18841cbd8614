package dev.weir.query;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.weir.problem.InvalidInput;

/**
 * The filter language of every list, {@code ?q=}: words and fields, all of which must
 * hold. <pre>
 * web                     some text field contains it, whatever its case and accents
 * name:web*               with a star, the whole text must fit
 * "data base"  a\"b       quotes keep spaces, commas, stars and colons as they are
 * state:running,paused    one of several
 * -state:off              not
 * vcpus:&gt;4  memory:2g..8g  numbers, where a field has them
 * </pre> Any text is safe: matching takes time linear in the rows and bounded by the
 * length of the filter. Immutable and thread-safe.
 */
public final class Filter<T> implements Predicate<T> {

	/** The request parameter that problems name. */
	public static final String PARAMETER = "q";

	/** Longest filter text that is accepted. */
	public static final int MAX_LENGTH = 500;

	private final List<FilterTerm> terms;

	private final Predicate<T> test;

	private Filter(List<FilterTerm> terms, Predicate<T> test) {
		this.terms = List.copyOf(terms);
		this.test = test;
	}

	/**
	 * Understands a filter text.
	 * @throws InvalidInput on field {@value #PARAMETER}, with the position of what is
	 * wrong
	 */
	public static <T> Filter<T> parse(String text, Fields<T> fields) {
		List<FilterTerm> terms = new FilterReader(text, Set.copyOf(fields.names())).read();
		Predicate<T> all = terms.stream().map(fields::test).reduce(Predicate::and).orElse((row) -> true);
		return new Filter<>(terms, all);
	}

	@Override
	public boolean test(T row) {
		return this.test.test(row);
	}

	/** Whether every row passes because nothing was asked. */
	public boolean isEmpty() {
		return this.terms.isEmpty();
	}

	/** The conditions, for lists that are filtered by the database. */
	public List<FilterTerm> terms() {
		return this.terms;
	}

}
