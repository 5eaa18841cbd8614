package dev.weir.hypervisor.xml;

import java.util.Arrays;

/**
 * Walks through definitions as libvirt writes them, at a tenth of a parser's cost: it
 * makes texts only of what is asked for. It knows a part of XML only: at anything else,
 * well-formed or not, it gives up with {@link Unusual} and leaves the document to
 * {@link StaxCursor}; what it accepts, that one reads the same. Used by one thread.
 */
final class ScanCursor implements XmlCursor {

	/** Deeper documents are left to the parser; a domain needs about 12. */
	private static final int MAX_DEPTH = 64;

	private final ScanText text;

	private final ScanTag tag;

	private final ScanPrefixes prefixes = new ScanPrefixes();

	private final int[] nameStarts = new int[MAX_DEPTH];

	private final int[] nameEnds = new int[MAX_DEPTH];

	private int depth;

	private boolean begun;

	private int textStart;

	private int textEnd;

	ScanCursor(String xml) {
		if (xml.length() > WellFormed.MAX_LENGTH) {
			Unusual.giveUp();
		}
		this.text = new ScanText(xml);
		this.tag = new ScanTag(this.text, this.prefixes);
	}

	@Override
	public Event next() {
		if (this.tag.isEmpty()) {
			this.tag.end();
			return pop();
		}
		if (this.depth == 0) {
			this.text.skipSpace();
			if (this.text.isAtEnd() && this.begun) {
				return Event.END_OF_DOCUMENT;
			}
		}
		if (this.text.peek() != '<') {
			return (this.depth > 0) ? characters() : Unusual.giveUp();
		}
		this.text.advance(1);
		return (this.text.peek() == '/') ? endTag() : startTag();
	}

	@Override
	public String name() {
		return this.tag.name();
	}

	@Override
	public Attributes attributes() {
		return this.tag.attributes();
	}

	@Override
	public String text() {
		return this.text.unescaped(this.textStart, this.textEnd);
	}

	private Event characters() {
		this.textStart = this.text.position();
		this.text.skipCharacters('<');
		this.textEnd = this.text.position();
		return Event.TEXT;
	}

	private Event startTag() {
		if ((this.depth == 0 && this.begun) || this.depth == MAX_DEPTH) {
			return Unusual.giveUp();
		}
		this.begun = true;
		this.tag.read(this.depth);
		this.nameStarts[this.depth] = this.tag.nameStart();
		this.nameEnds[this.depth] = this.tag.nameEnd();
		this.depth++;
		return Event.START;
	}

	private Event endTag() {
		this.text.advance(1);
		if (this.depth == 0) {
			return Unusual.giveUp();
		}
		this.text.expectSame(this.nameStarts[this.depth - 1], this.nameEnds[this.depth - 1]);
		this.text.skipSpace();
		this.text.expect('>');
		return pop();
	}

	private Event pop() {
		this.depth--;
		this.prefixes.leave(this.depth);
		return Event.END;
	}

	/** It is not what libvirt writes, which need not be wrong. */
	static final class Unusual extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private static final Unusual HERE = new Unusual();

		private Unusual() {
			super("Left to the parser", null, false, false);
		}

		static <T> T giveUp() {
			throw HERE;
		}

	}

	/** The namespace prefixes in force. */
	static final class ScanPrefixes {

		private String[] names = new String[8];

		private int[] depths = new int[8];

		private int count;

		void declare(String prefix, int depth) {
			for (int i = this.count - 1; i >= 0 && this.depths[i] == depth; i--) {
				if (this.names[i].equals(prefix)) {
					Unusual.giveUp();
				}
			}
			if (this.count == this.names.length) {
				this.names = Arrays.copyOf(this.names, 2 * this.count);
				this.depths = Arrays.copyOf(this.depths, 2 * this.count);
			}
			this.names[this.count] = prefix;
			this.depths[this.count++] = depth;
		}

		void require(String prefix) {
			for (int i = 0; i < this.count; i++) {
				if (this.names[i].equals(prefix)) {
					return;
				}
			}
			Unusual.giveUp();
		}

		void leave(int depth) {
			while (this.count > 0 && this.depths[this.count - 1] >= depth) {
				this.count--;
			}
		}

	}

}
