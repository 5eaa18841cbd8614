package dev.weir.hypervisor.xml;

import java.util.List;

import dev.weir.hypervisor.xml.XmlCursor.Event;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What every document must be before anything else looks at it: well-formed, with its
 * namespaces declared, not too long or deep, and without a document type declaration, so
 * that there are no entities to expand and nothing outside is ever read. Thread-safe.
 */
final class WellFormed {

	/** Longest document in characters; libvirt's own limit for a string is 4 MiB. */
	static final int MAX_LENGTH = 4 * 1024 * 1024;

	/** Deepest nesting; a domain of libvirt's schema needs about 12. */
	static final int MAX_DEPTH = 100;

	private WellFormed() {
	}

	/**
	 * @throws Problem of kind INVALID_DEFINITION with the place of the fault as detail
	 */
	static void check(String xml) {
		try {
			walk(new ScanCursor(xml));
		}
		catch (ScanCursor.Unusual ex) {
			walk(new StaxCursor(xml));
		}
	}

	private static void walk(XmlCursor cursor) {
		int depth = 0;
		for (Event event = cursor.next(); event != Event.END_OF_DOCUMENT; event = cursor.next()) {
			depth += (event == Event.START) ? 1 : (event == Event.END) ? -1 : 0;
			if (depth > MAX_DEPTH) {
				throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.too-deep", MAX_DEPTH);
			}
		}
	}

	/**
	 * Refuses what is too long, and a document type declaration before a parser sees it:
	 * the JDK's stream reader gets into trouble of its own within one.
	 */
	static void checkBeforeReading(String xml) {
		if (xml.length() > MAX_LENGTH) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.too-long", MAX_LENGTH / 1024 / 1024);
		}
		if (hasDoctype(xml)) {
			throw malformed(null);
		}
	}

	/** Only blanks, comments and processing instructions may stand before one. */
	private static boolean hasDoctype(String xml) {
		int at = 0;
		while (at < xml.length()) {
			if (xml.charAt(at) <= ' ') {
				at++;
				continue;
			}
			String end = xml.startsWith("<?", at) ? "?>" : xml.startsWith("<!--", at) ? "-->" : "";
			int close = end.isEmpty() ? -1 : xml.indexOf(end, at + end.length() + (end.equals("-->") ? 1 : 0));
			if (close < 0) {
				return xml.startsWith("<!D", at);
			}
			at = close + end.length();
		}
		return false;
	}

	/**
	 * The value itself, if XML 1.0 can hold each of its characters
	 * (<a href="https://www.w3.org/TR/xml/#charsets">production 2</a>).
	 * @throws Problem of kind INVALID_DEFINITION
	 */
	static String checked(String value) {
		boolean legal = value.codePoints()
			.allMatch((c) -> c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF)
					|| (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000);
		if (!legal) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.illegal-character");
		}
		return value;
	}

	static Problem malformed(@Nullable Exception cause) {
		return new Problem(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.malformed", List.of(),
				(cause != null) ? cause.getMessage() : null, cause);
	}

}
