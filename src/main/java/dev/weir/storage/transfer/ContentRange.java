package dev.weir.storage.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.InvalidInput;

/**
 * Which bytes of a volume are sent
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.4">RFC 9110, 14.4</a>).
 * Immutable.
 *
 * @param offset bytes to pass over
 * @param length how many come, or -1 for "until the end"
 */
record ContentRange(long offset, long length) {

	private static final Pattern SHAPE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

	/**
	 * Understands the headers of an upload.
	 * @param contentRange the header of a resumed upload, or null
	 * @param contentLength the body's length, or -1 where it comes in chunks
	 * @throws InvalidInput naming {@code Content-Range}
	 */
	static ContentRange of(@Nullable String contentRange, long contentLength) {
		if (contentRange == null) {
			return new ContentRange(0, contentLength);
		}
		Matcher parts = SHAPE.matcher(contentRange.strip());
		if (!parts.matches()) {
			throw wrong();
		}
		long first = Long.parseLong(parts.group(1));
		long last = Long.parseLong(parts.group(2));
		long length = last - first + 1;
		boolean beyond = !"*".equals(parts.group(3)) && last >= Long.parseLong(parts.group(3));
		if (last < first || beyond || (contentLength >= 0 && contentLength != length)) {
			throw wrong();
		}
		return new ContentRange(first, length);
	}

	private static InvalidInput wrong() {
		return InvalidInput.of("Content-Range", "storage.transfer.range.wrong");
	}

}
