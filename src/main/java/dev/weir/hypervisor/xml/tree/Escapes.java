package dev.weir.hypervisor.xml.tree;

/**
 * Between values and the characters that stand for them in a document
 * (<a href="https://www.w3.org/TR/xml/">XML 1.0</a>, sections 2.4, 2.11, 3.3.3 and 4.6).
 */
final class Escapes {

	private Escapes() {
	}

	/** A value as text between tags. A bare carriage return would come back as a line. */
	static String text(String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
	}

	/** A value inside those quotes. White space but the blank would come back as one. */
	static String attribute(String value, char quote) {
		String text = text(value).replace("\n", "&#10;").replace("\t", "&#9;");
		return (quote == '"') ? text.replace("\"", "&quot;") : text.replace("'", "&apos;");
	}

	/** Every line ends with a line feed. */
	static String lines(String raw) {
		return (raw.indexOf('\r') < 0) ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
	}

	/** The value of an attribute: white space that stands as such is a blank. */
	static String attributeMeaning(String raw) {
		return meaning(lines(raw).replace('\n', ' ').replace('\t', ' '));
	}

	/**
	 * The value of well-formed text: the five entities of XML and characters by number.
	 */
	static String meaning(String raw) {
		int next = raw.indexOf('&');
		if (next < 0) {
			return raw;
		}
		StringBuilder value = new StringBuilder(raw.length());
		int from = 0;
		while (next >= 0) {
			int end = raw.indexOf(';', next);
			value.append(raw, from, next).appendCodePoint(character(raw.substring(next + 1, end)));
			from = end + 1;
			next = raw.indexOf('&', from);
		}
		return value.append(raw, from, raw.length()).toString();
	}

	private static int character(String entity) {
		return switch (entity) {
			case "lt" -> '<';
			case "gt" -> '>';
			case "amp" -> '&';
			case "quot" -> '"';
			case "apos" -> '\'';
			default -> entity.startsWith("#x") ? Integer.parseInt(entity.substring(2), 16)
					: Integer.parseInt(entity.substring(1));
		};
	}

}
