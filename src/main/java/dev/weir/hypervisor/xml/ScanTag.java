package dev.weir.hypervisor.xml;

import dev.weir.hypervisor.xml.ScanCursor.ScanPrefixes;
import dev.weir.hypervisor.xml.ScanCursor.Unusual;

/**
 * The start tag that {@link ScanCursor} stands on: only places are kept, texts are made
 * of what is asked for. Used by one thread.
 */
final class ScanTag {

	private static final int MAX_ATTRIBUTES = 32;

	private static final int NAME = 0;

	private static final int NAME_END = 1;

	private static final int VALUE = 2;

	private static final int VALUE_END = 3;

	private static final int PLACES = 4;

	private final ScanText text;

	private final ScanPrefixes prefixes;

	/** Four places for each attribute without prefix. */
	private final int[] places = new int[MAX_ATTRIBUTES * PLACES];

	private int count;

	private int nameStart;

	private int localStart;

	private int nameEnd;

	private boolean empty;

	/** Of the one attribute that may have a prefix. */
	private String attributePrefix = "";

	ScanTag(ScanText text, ScanPrefixes prefixes) {
		this.text = text;
		this.prefixes = prefixes;
	}

	int nameStart() {
		return this.nameStart;
	}

	int nameEnd() {
		return this.nameEnd;
	}

	String name() {
		return this.text.word(this.localStart, this.nameEnd);
	}

	/** Whether it is an element without content whose end is still to be told. */
	boolean isEmpty() {
		return this.empty;
	}

	void end() {
		this.empty = false;
	}

	/** Reads on from behind the opening bracket to behind the closing one. */
	void read(int depth) {
		this.count = 0;
		this.attributePrefix = "";
		this.nameStart = this.text.position();
		int colon = this.text.skipName();
		this.nameEnd = this.text.position();
		this.localStart = (colon < 0) ? this.nameStart : colon + 1;
		while (!closed()) {
			attribute(depth);
		}
		if (colon >= 0) {
			this.prefixes.require(this.text.word(this.nameStart, colon));
		}
		if (!this.attributePrefix.isEmpty()) {
			this.prefixes.require(this.attributePrefix);
		}
	}

	Attributes attributes() {
		if (this.count == 0) {
			return Attributes.NONE;
		}
		String[] words = new String[2 * this.count];
		for (int i = 0; i < this.count; i++) {
			int at = i * PLACES;
			words[2 * i] = this.text.word(this.places[at + NAME], this.places[at + NAME_END]);
			words[2 * i + 1] = this.text.unescaped(this.places[at + VALUE], this.places[at + VALUE_END]);
		}
		return new Attributes(words);
	}

	/** Whether the tag ends here; if not, a space leads to the next attribute. */
	private boolean closed() {
		int before = this.text.position();
		this.text.skipSpace();
		char c = this.text.peek();
		if (c == '>') {
			this.text.advance(1);
			return true;
		}
		if (c == '/') {
			this.text.advance(1);
			this.text.expect('>');
			this.empty = true;
			return true;
		}
		return (this.text.position() > before) ? false : Unusual.<Boolean>giveUp();
	}

	private void attribute(int depth) {
		int start = this.text.position();
		int colon = this.text.skipName();
		int end = this.text.position();
		this.text.expect('=');
		char quote = this.text.peek();
		if (quote != '\'' && quote != '"' || this.count == MAX_ATTRIBUTES) {
			Unusual.giveUp();
		}
		this.text.advance(1);
		int value = this.text.position();
		this.text.skipValue(quote);
		int valueEnd = this.text.position();
		this.text.advance(1);
		if (colon < 0 && !this.text.isSame(start, end, "xmlns")) {
			keep(start, end, value, valueEnd);
		}
		else if (colon < 0 || this.text.isSame(start, colon, "xmlns")) {
			declare((colon < 0) ? "" : this.text.word(colon + 1, end), this.text.unescaped(value, valueEnd), depth);
		}
		else if (this.attributePrefix.isEmpty()) {
			this.attributePrefix = this.text.word(start, colon);
		}
		else {
			Unusual.giveUp();
		}
	}

	private void keep(int... attribute) {
		for (int i = 0; i < this.count * PLACES; i += PLACES) {
			if (this.text.isSame(attribute[NAME], attribute[NAME_END], this.places[i + NAME],
					this.places[i + NAME_END])) {
				Unusual.giveUp();
			}
		}
		System.arraycopy(attribute, 0, this.places, this.count++ * PLACES, PLACES);
	}

	/** The namespaces of XML itself have rules of their own. */
	private void declare(String prefix, String namespace, int depth) {
		if (prefix.startsWith("xml") || namespace.isEmpty() || namespace.contains("www.w3.org")) {
			Unusual.giveUp();
		}
		this.prefixes.declare(prefix, depth);
	}

}
