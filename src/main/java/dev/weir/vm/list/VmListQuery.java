package dev.weir.vm.list;

import java.util.List;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the list asks for.
 *
 * @param q filter
 * @param sort column, with a minus for the other way round
 * @param limit rows a page
 * @param cursor where the page begins
 */
record VmListQuery(@Nullable String q, @Nullable String sort, @Nullable Integer limit, @Nullable String cursor) {

	static final List<Integer> SIZES = List.of(50, 100, 200);

	PageQuery page() {
		return PageQuery.of(this.q, this.limit, this.cursor);
	}

	public String text() {
		return (this.q != null) ? this.q.strip() : "";
	}

	public String order() {
		return (this.sort != null && !this.sort.isBlank()) ? this.sort : "name";
	}

	/** The same question from the first page on. */
	public String first() {
		return address(order(), null);
	}

	/** The very same question. */
	public String here() {
		return address(order(), this.cursor);
	}

	/** The page after this one. */
	public String next(Listing<?> listing) {
		return address(order(), listing.next());
	}

	/** The page before this one. */
	public String previous() {
		int offset = Math.max(0, page().offset() - page().limit());
		return address(order(), (offset > 0) ? PageQuery.cursor(offset) : null);
	}

	/** The same question with pages of that many rows. */
	public String sized(int rows) {
		return new VmListQuery(this.q, this.sort, rows, null).first();
	}

	public int size() {
		return page().limit();
	}

	public boolean isFirst() {
		return page().offset() == 0;
	}

	/** Number of the first row shown, from 1. */
	public long from(Listing<?> listing) {
		return Math.min(page().offset() + 1L, listing.total());
	}

	/** Number of the last row shown. */
	public long to(Listing<?> listing) {
		return Math.min(page().offset() + (long) listing.items().size(), listing.total());
	}

	/** Sorted by that column; the other way round when it is sorted by it already. */
	public String sortedBy(String column) {
		return address(order().equals(column) ? "-" + column : column, null);
	}

	/** How a column is sorted, in the words of aria-sort. */
	public String direction(String column) {
		return order().equals(column) ? "ascending" : order().equals("-" + column) ? "descending" : "none";
	}

	private String address(String order, @Nullable String from) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/vms");
		if (!text().isEmpty()) {
			address.queryParam("q", "{q}");
		}
		if (!"name".equals(order)) {
			address.queryParam("sort", order);
		}
		if (this.limit != null && this.limit != PageQuery.DEFAULT_LIMIT) {
			address.queryParam("limit", this.limit);
		}
		if (from != null) {
			address.queryParam("cursor", from);
		}
		return text().isEmpty() ? address.encode().toUriString()
				: address.encode().buildAndExpand(text()).toUriString();
	}

}
