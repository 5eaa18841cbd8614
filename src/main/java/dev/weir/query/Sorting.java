package dev.weir.query;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.weir.problem.InvalidInput;

/**
 * By what the rows of one list can be sorted: {@code ?sort=name}, or {@code -name} for
 * the other way round. Made once, then immutable and thread-safe.
 */
public final class Sorting<T> {

	/** The request parameter that problems name. */
	public static final String PARAMETER = "sort";

	private final Map<String, Comparator<T>> columns;

	private final Comparator<T> tieBreak;

	private Sorting(Map<String, Comparator<T>> columns, Comparator<T> tieBreak) {
		this.columns = columns;
		this.tieBreak = tieBreak;
	}

	/**
	 * @param tieBreak order of rows that are equal in the column, whichever way it is
	 * sorted; total, so that paging never loses a row
	 */
	public static <T> Sorting<T> of(Comparator<T> tieBreak) {
		return new Sorting<>(Map.of(), tieBreak);
	}

	public Sorting<T> column(String name, Comparator<T> order) {
		Map<String, Comparator<T>> more = new LinkedHashMap<>(this.columns);
		more.put(name, order);
		return new Sorting<>(Collections.unmodifiableMap(more), this.tieBreak);
	}

	/** Names of the columns, as they were added. */
	public Collection<String> names() {
		return this.columns.keySet();
	}

	/**
	 * The order asked for; an empty text asks for the tie break alone.
	 * @throws InvalidInput on field {@value #PARAMETER} for an unknown column
	 */
	public Comparator<T> order(String sort) {
		if (sort.isEmpty()) {
			return this.tieBreak;
		}
		boolean descending = sort.startsWith("-");
		String name = descending ? sort.substring(1) : sort;
		Comparator<T> order = this.columns.get(name);
		if (order == null) {
			throw InvalidInput.of(PARAMETER, "query.sort", name, String.join(", ", this.columns.keySet()));
		}
		return (descending ? order.reversed() : order).thenComparing(this.tieBreak);
	}

}
