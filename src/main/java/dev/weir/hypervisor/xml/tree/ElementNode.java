package dev.weir.hypervisor.xml.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An element with all that stands in it. Edits change the characters of what they name
 * and the white space of what comes or goes, nothing else. Not thread-safe.
 */
public final class ElementNode implements Node {

	private static final String XMLNS = "xmlns";

	private final @Nullable ElementNode parent;

	private final StartTag tag;

	private final String namespace;

	/** Whether it is written as one tag while there is nothing in it. */
	private final boolean single;

	private final List<Node> children = new ArrayList<>();

	private String endTag;

	private boolean bareAsRead;

	private @Nullable TextNode closingLine;

	/** The text that stood here when it was read, once it has another. */
	private @Nullable List<Node> textAsRead;

	ElementNode(@Nullable ElementNode parent, StartTag tag, boolean single) {
		this.parent = parent;
		this.tag = tag;
		this.single = single;
		this.endTag = "</" + tag.name() + ">";
		this.namespace = namespaceOf(prefix(tag.name()));
	}

	static ElementNode create(@Nullable ElementNode parent, String name, char quote) {
		return new ElementNode(parent, new StartTag(name, List.of(), "", quote), true);
	}

	void read(Node child) {
		this.children.add(child);
	}

	void endTag(String raw) {
		this.endTag = raw;
	}

	/** All of it has been read. */
	void complete() {
		this.bareAsRead = isBare();
	}

	/** The element it stands in; null for the root. */
	public @Nullable ElementNode parent() {
		return this.parent;
	}

	/** Its name without prefix. */
	public String name() {
		return this.tag.name().substring(this.tag.name().indexOf(':') + 1);
	}

	/** Its namespace's URI; empty where it is in none. */
	public String namespace() {
		return this.namespace;
	}

	/** Names of its attributes, with prefix, in order. */
	public List<String> attributes() {
		return this.tag.names();
	}

	/** An attribute's value, or null. */
	public @Nullable String attribute(String name) {
		return this.tag.get(name);
	}

	/** Writes an attribute, or takes it away. */
	public void attribute(String name, @Nullable String value) {
		if (value != null) {
			this.tag.set(name, value);
		}
		else {
			this.tag.remove(name);
		}
	}

	/** The elements in it. */
	public Stream<ElementNode> elements() {
		return this.children.stream().filter(ElementNode.class::isInstance).map(ElementNode.class::cast);
	}

	/** Its text with that of the elements in it. */
	public String text() {
		StringBuilder text = new StringBuilder();
		appendText(text);
		return text.toString();
	}

	private void appendText(StringBuilder to) {
		for (Node child : this.children) {
			if (child instanceof TextNode text) {
				to.append(text.value());
			}
			else if (child instanceof ElementNode element) {
				element.appendText(to);
			}
		}
	}

	/** Puts a text in the place of its text; comments in it stay where they are. */
	public void text(String value) {
		if (this.textAsRead == null) {
			this.textAsRead = List.copyOf(this.children);
		}
		List<Node> present = List.copyOf(this.children);
		replaceChildren(this.textAsRead);
		if (!value.equals(text()) && !value.equals(text().strip())) {
			replaceChildren(present);
			replaceText(value);
		}
	}

	private void replaceChildren(List<Node> others) {
		this.children.clear();
		this.children.addAll(others);
	}

	private void replaceText(String value) {
		int first = 0;
		while (first < this.children.size() && !(this.children.get(first) instanceof TextNode)) {
			first++;
		}
		this.children.removeIf(TextNode.class::isInstance);
		if (!value.isEmpty()) {
			this.children.add(first, TextNode.of(value));
		}
	}

	/** Whether edits left it with neither attributes nor anything but blanks in it. */
	public boolean isLeftBare() {
		return isBare() && !this.bareAsRead;
	}

	private boolean isBare() {
		return this.tag.isBare()
				&& this.children.stream().allMatch((child) -> child instanceof TextNode text && text.isBlank());
	}

	/**
	 * Adds an element, laid out like those beside it.
	 * @param namespace the URI it belongs to; empty for none
	 * @param name its name; the prefix counts only where the document has none for the
	 * namespace
	 * @param rank where it belongs among the others: behind those of its rank or less
	 */
	public ElementNode add(String namespace, String name, ToIntFunction<ElementNode> rank) {
		String prefix = namespace.isEmpty() ? null : prefixOf(namespace);
		boolean declared = namespace.isEmpty() || prefix != null;
		String local = name.substring(name.indexOf(':') + 1);
		String qualified = !declared ? name : (prefix == null || prefix.isEmpty()) ? local : prefix + ":" + local;
		StartTag start = new StartTag(qualified, List.of(), "", this.tag.quote());
		if (!declared || (namespace.isEmpty() && !namespaceOf("").isEmpty())) {
			start.set(prefix(qualified).isEmpty() ? XMLNS : XMLNS + ":" + prefix(qualified), namespace);
		}
		ElementNode child = new ElementNode(this, start, true);
		Layout.insert(this, child, rank);
		return child;
	}

	/** Takes an element out together with its line. */
	public void remove(ElementNode child) {
		Layout.remove(this, child);
	}

	List<Node> children() {
		return this.children;
	}

	/** Adds the line of its end tag, which it had none of. */
	void closingLine(TextNode line) {
		this.closingLine = line;
		this.children.add(line);
	}

	/** Takes back what {@link #closingLine(TextNode)} added. */
	void dropClosingLine() {
		this.children.removeIf((child) -> child == this.closingLine);
	}

	private static String prefix(String qualified) {
		return qualified.substring(0, Math.max(0, qualified.indexOf(':')));
	}

	private String namespaceOf(String prefix) {
		String attribute = prefix.isEmpty() ? XMLNS : XMLNS + ":" + prefix;
		for (ElementNode at = this; at != null; at = at.parent) {
			String declared = at.tag.get(attribute);
			if (declared != null) {
				return declared;
			}
		}
		return "";
	}

	/** A prefix that stands for the namespace here, or null. */
	private @Nullable String prefixOf(String namespace) {
		for (ElementNode at = this; at != null; at = at.parent) {
			for (String attribute : at.tag.names()) {
				String prefix = attribute.equals(XMLNS) ? "" : attribute.substring(attribute.indexOf(':') + 1);
				boolean declares = attribute.equals(XMLNS) || attribute.startsWith(XMLNS + ":");
				if (declares && namespace.equals(at.tag.get(attribute)) && namespace.equals(namespaceOf(prefix))) {
					return prefix;
				}
			}
		}
		return null;
	}

	@Override
	public void write(StringBuilder to) {
		this.tag.write(to);
		if (this.single && this.children.isEmpty()) {
			to.append("/>");
			return;
		}
		to.append('>');
		this.children.forEach((child) -> child.write(to));
		to.append(this.endTag);
	}

}
