package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands, declared once and used for reading and writing: child elements by
 * name, then an attribute or the element's own text. {@code os/type/@arch},
 * {@code metadata/libosinfo:libosinfo/libosinfo:os/@id}, {@code @type}, {@code name}.
 * Immutable.
 */
public final class XmlPath {

	private static final Pattern GRAMMAR = Pattern
		.compile("@[A-Za-z_][\\w.-]*|(\\w[\\w.:-]*)(/\\w[\\w.:-]*)*(/@[A-Za-z_][\\w.-]*)?");

	private final String text;

	private final List<Step> steps;

	private final @Nullable String attribute;

	private XmlPath(String text) {
		this.text = text;
		List<Step> elements = new ArrayList<>();
		String last = null;
		for (String part : text.split("/")) {
			if (part.startsWith("@")) {
				last = part.substring(1);
			}
			else {
				elements.add(Step.of(part));
			}
		}
		this.steps = List.copyOf(elements);
		this.attribute = last;
	}

	/**
	 * Declares a path.
	 * @throws IllegalArgumentException for anything else than the grammar above: paths
	 * are constants of the program, never input
	 */
	public static XmlPath of(String text) {
		if (!GRAMMAR.matcher(text).matches()) {
			throw new IllegalArgumentException("Not a path: " + text);
		}
		return new XmlPath(text);
	}

	List<Step> steps() {
		return this.steps;
	}

	/** The attribute at the end, or null when the path leads to an element. */
	@Nullable String attribute() {
		return this.attribute;
	}

	@Override
	public String toString() {
		return this.text;
	}

	/** One element on the way. */
	record Step(@Nullable XmlNamespace namespace, String name) {

		static Step of(String part) {
			int colon = part.indexOf(':');
			return (colon < 0) ? new Step(null, part)
					: new Step(XmlNamespace.ofPrefix(part.substring(0, colon)), part.substring(colon + 1));
		}

		boolean matches(String uri, String localName) {
			return this.name.equals(localName) && uri.equals((this.namespace != null) ? this.namespace.uri() : "");
		}

		String qualifiedName() {
			return (this.namespace != null) ? this.namespace.prefix() + ":" + this.name : this.name;
		}

	}

}
