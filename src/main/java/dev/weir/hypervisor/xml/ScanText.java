package dev.weir.hypervisor.xml;

import dev.weir.hypervisor.xml.ScanCursor.Unusual;

/**
 * The characters of a document and a place in them, for {@link ScanCursor}. Used by one
 * thread.
 */
final class ScanText {

	/**
	 * From here on characters need a closer look: surrogates, private use, no characters.
	 */
	private static final char ODD = '\uD800';

	private static final String[] ENTITIES = { "&lt;", "&gt;", "&amp;", "&quot;", "&apos;" };

	private static final char[] MEANT = { '<', '>', '&', '"', '\'' };

	private final String xml;

	private final int length;

	private int at;

	/** Where the last entity stands that was passed over. */
	private int lastEntity = -1;

	ScanText(String xml) {
		this.xml = xml;
		this.length = xml.length();
	}

	int position() {
		return this.at;
	}

	boolean isAtEnd() {
		return this.at == this.length;
	}

	/** The present character; 0, which no document has, at the end. */
	char peek() {
		return (this.at < this.length) ? this.xml.charAt(this.at) : 0;
	}

	void advance(int by) {
		this.at += by;
	}

	void expect(char wanted) {
		if (peek() != wanted) {
			Unusual.giveUp();
		}
		this.at++;
	}

	/** Passes over the same characters as stand between two places. */
	void expectSame(int start, int end) {
		if (!this.xml.regionMatches(this.at, this.xml, start, end - start)) {
			Unusual.giveUp();
		}
		this.at += end - start;
	}

	boolean isSame(int start, int end, String word) {
		return end - start == word.length() && this.xml.startsWith(word, start);
	}

	boolean isSame(int start, int end, int otherStart, int otherEnd) {
		return end - start == otherEnd - otherStart && this.xml.regionMatches(start, this.xml, otherStart, end - start);
	}

	void skipSpace() {
		while (this.at < this.length && isSpace(this.xml.charAt(this.at))) {
			this.at++;
		}
	}

	/** A carriage return would have to be turned into a line feed: left to the parser. */
	private static boolean isSpace(char c) {
		return c == ' ' || c == '\n' || c == '\t';
	}

	/** Passes over text up to a character, which must come. */
	void skipCharacters(char end) {
		for (char c = peek(); c != end; c = peek()) {
			if (c == '&') {
				skipEntity();
			}
			else if (c < ' ' && !isSpace(c) || c == '>' || c == '<' || c >= ODD) {
				Unusual.giveUp();
			}
			else {
				this.at++;
			}
		}
	}

	/** Passes over an attribute's value up to its quote, which must come. */
	void skipValue(char quote) {
		for (char c = peek(); c != quote; c = peek()) {
			if (c == '&') {
				skipEntity();
			}
			else if (c < ' ' || c == '<' || c >= ODD) {
				Unusual.giveUp();
			}
			else {
				this.at++;
			}
		}
	}

	/**
	 * Passes over a name of plain letters.
	 * @return where its colon stands, or -1
	 */
	int skipName() {
		int colon = -1;
		if (!isLetter(peek())) {
			Unusual.giveUp();
		}
		for (char c = peek(); isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':'; c = peek()) {
			if (c == ':') {
				if (colon >= 0 || this.at + 1 >= this.length || !isLetter(this.xml.charAt(this.at + 1))) {
					Unusual.giveUp();
				}
				colon = this.at;
			}
			this.at++;
		}
		return colon;
	}

	/** What stands between two places, which were passed over. */
	String unescaped(int start, int end) {
		if (this.lastEntity < start) {
			return word(start, end);
		}
		int next = this.xml.indexOf('&', start);
		StringBuilder plain = new StringBuilder(end - start);
		int from = start;
		while (next >= 0 && next < end) {
			int entity = entity(next);
			plain.append(this.xml, from, next).append(MEANT[entity]);
			from = next + ENTITIES[entity].length();
			next = this.xml.indexOf('&', from);
		}
		return plain.append(this.xml, from, end).toString();
	}

	String word(int start, int end) {
		return Vocabulary.word(this.xml, start, end);
	}

	private void skipEntity() {
		this.lastEntity = this.at;
		this.at += ENTITIES[entity(this.at)].length();
	}

	private int entity(int start) {
		for (int i = 0; i < ENTITIES.length; i++) {
			if (this.xml.startsWith(ENTITIES[i], start)) {
				return i;
			}
		}
		return Unusual.<Integer>giveUp();
	}

	private static boolean isLetter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
	}

}
