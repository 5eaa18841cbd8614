package dev.weir.hypervisor.xml.tree;

/**
 * Characters between tags, or a CDATA section. Immutable.
 *
 * @param raw its characters as they stand in the document
 */
public record TextNode(String raw) implements Node {

	static final String CDATA = "<![CDATA[";

	static final String CDATA_END = "]]>";

	/** Text that stands for a value. */
	static TextNode of(String value) {
		return new TextNode(Escapes.text(value));
	}

	/** What it means, entities resolved. */
	String value() {
		return this.raw.startsWith(CDATA)
				? Escapes.lines(this.raw.substring(CDATA.length(), this.raw.length() - CDATA_END.length()))
				: Escapes.meaning(Escapes.lines(this.raw));
	}

	/** Whether it only lays the document out: nothing but XML's own white space. */
	boolean isBlank() {
		return this.raw.trim().isEmpty();
	}

	@Override
	public void write(StringBuilder to) {
		to.append(this.raw);
	}

}
