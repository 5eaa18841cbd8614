package dev.weir.hypervisor.xml.tree;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An element's name and attributes in the order and style they are written. Not
 * thread-safe.
 */
final class StartTag {

	private final String name;

	private final List<AttributeNode> attributes;

	/** The blank before the closing bracket. */
	private final String gap;

	/** Quotes of attributes that come into a tag that has none. */
	private final char quote;

	StartTag(String name, List<AttributeNode> attributes, String gap, char quote) {
		this.name = name;
		this.attributes = new ArrayList<>(attributes);
		this.gap = gap;
		this.quote = quote;
	}

	String name() {
		return this.name;
	}

	char quote() {
		return this.attributes.isEmpty() ? this.quote : this.attributes.get(this.attributes.size() - 1).quote();
	}

	/** Whether it says nothing; the declaration of a namespace alone says nothing. */
	boolean isBare() {
		return names().stream().allMatch((attribute) -> attribute.startsWith("xmlns"));
	}

	List<String> names() {
		return this.attributes.stream().filter(AttributeNode::isPresent).map(AttributeNode::name).toList();
	}

	@Nullable String get(String attribute) {
		AttributeNode found = find(attribute);
		return (found != null && found.isPresent()) ? found.value() : null;
	}

	void set(String attribute, String value) {
		AttributeNode found = find(attribute);
		if (found != null) {
			found.set(value);
		}
		else {
			this.attributes.add(AttributeNode.create(lead(), attribute, quote(), value));
		}
	}

	void remove(String attribute) {
		AttributeNode found = find(attribute);
		if (found != null) {
			found.remove();
		}
	}

	/** As far from the last one as that is from what stands before it. */
	private String lead() {
		return this.attributes.isEmpty() ? " " : this.attributes.get(this.attributes.size() - 1).lead();
	}

	private @Nullable AttributeNode find(String attribute) {
		for (AttributeNode each : this.attributes) {
			if (each.name().equals(attribute)) {
				return each;
			}
		}
		return null;
	}

	/** Appends it without its closing bracket. */
	void write(StringBuilder to) {
		to.append('<').append(this.name);
		this.attributes.forEach((attribute) -> attribute.write(to));
		to.append(this.gap);
	}

}
