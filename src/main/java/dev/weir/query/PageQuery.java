package dev.weir.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted: {@code ?q=&limit=&cursor=} of the REST contract.
 *
 * @param q the filter text, never null
 * @param limit rows a page, 1 to {@value #MAX_LIMIT}
 * @param offset rows to pass over
 */
public record PageQuery(String q, int limit, int offset) {

	public static final int DEFAULT_LIMIT = 50;

	public static final int MAX_LIMIT = 500;

	/**
	 * Reads the three request parameters.
	 * @throws InvalidInput naming the parameter that is wrong
	 */
	public static PageQuery of(@Nullable String q, @Nullable Integer limit, @Nullable String cursor) {
		int rows = (limit != null) ? limit : DEFAULT_LIMIT;
		if (rows < 1 || rows > MAX_LIMIT) {
			throw InvalidInput.of("limit", "query.limit", 1, MAX_LIMIT);
		}
		return new PageQuery((q != null) ? q.strip() : "", rows, offset(cursor));
	}

	/** The cursor of the page that begins after so many rows. */
	public static String cursor(int offset) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("o" + offset).getBytes(StandardCharsets.US_ASCII));
	}

	private static int offset(@Nullable String cursor) {
		if (cursor == null || cursor.isEmpty()) {
			return 0;
		}
		try {
			String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
			int offset = text.startsWith("o") ? Integer.parseInt(text, 1, text.length(), 10) : -1;
			if (offset >= 0) {
				return offset;
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through to the same answer as a negative offset
		}
		throw InvalidInput.of("cursor", "query.cursor");
	}

}
