package dev.weir.query;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in the shape that the REST contract promises.
 *
 * @param items the rows of this page
 * @param next the cursor of the next page, or null at the end
 * @param total how many rows match in all
 */
public record Listing<T>(List<T> items, @Nullable String next, long total) {

	public Listing {
		items = List.copyOf(items);
	}

	/** The same page with each row turned into something else. */
	public <R> Listing<R> map(Function<? super T, ? extends R> mapping) {
		List<R> mapped = this.items.stream().<R>map(mapping).toList();
		return new Listing<>(mapped, this.next, this.total);
	}

	/**
	 * Cuts one page out of an already filtered and sorted list.
	 * @param all all rows that match
	 * @param page which page
	 */
	public static <T> Listing<T> page(List<T> all, PageQuery page) {
		int from = Math.min(page.offset(), all.size());
		int to = Math.min(from + page.limit(), all.size());
		return new Listing<>(all.subList(from, to), (to < all.size()) ? PageQuery.cursor(to) : null, all.size());
	}

}
