package dev.weir.hypervisor.xml.tree;

/**
 * An attribute with the blank before it and the quotes around it. One that was taken away
 * keeps its place, so that putting it back leaves no trace. Not thread-safe.
 */
final class AttributeNode {

	private final String name;

	/** The blank before the name. */
	private final String lead;

	/** From the name to the opening quote. */
	private final String assignment;

	private final char quote;

	/** The value's characters when it was read. */
	private final String original;

	private String raw;

	private boolean removed;

	private AttributeNode(String lead, String name, String assignment, char quote, String raw) {
		this.lead = lead;
		this.name = name;
		this.assignment = assignment;
		this.quote = quote;
		this.original = raw;
		this.raw = raw;
	}

	/** One that stands in a document. */
	static AttributeNode read(String lead, String name, String assignment, String quoted) {
		return new AttributeNode(lead, name, assignment, quoted.charAt(0), quoted.substring(1, quoted.length() - 1));
	}

	/** A new one. */
	static AttributeNode create(String lead, String name, char quote, String value) {
		return new AttributeNode(lead, name, "=", quote, Escapes.attribute(value, quote));
	}

	String name() {
		return this.name;
	}

	String lead() {
		return this.lead;
	}

	char quote() {
		return this.quote;
	}

	boolean isPresent() {
		return !this.removed;
	}

	String value() {
		return Escapes.attributeMeaning(this.raw);
	}

	/** What means the same stays as it is written. */
	void set(String value) {
		this.removed = false;
		if (!value.equals(value())) {
			this.raw = value.equals(Escapes.attributeMeaning(this.original)) ? this.original
					: Escapes.attribute(value, this.quote);
		}
	}

	void remove() {
		this.removed = true;
	}

	void write(StringBuilder to) {
		if (!this.removed) {
			to.append(this.lead)
				.append(this.name)
				.append(this.assignment)
				.append(this.quote)
				.append(this.raw)
				.append(this.quote);
		}
	}

}
