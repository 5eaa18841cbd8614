package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One element of a live document. Typed elements extend it and declare their
 * {@link XmlPath}s; whatever they do not declare stays as it is. Not thread-safe.
 */
public class XmlElement {

	private final Element node;

	XmlElement(Element node) {
		this.node = node;
	}

	/** The same element under a type of its own. */
	protected XmlElement(XmlElement same) {
		this(same.node);
	}

	/** The element's name without prefix. */
	public final String name() {
		return (this.node.getLocalName() != null) ? this.node.getLocalName() : this.node.getTagName();
	}

	/** The element's own text with that of its children, stripped. */
	public final String content() {
		return this.node.getTextContent().strip();
	}

	/** The value at the path, stripped; null where the attribute or element is absent. */
	public final @Nullable String get(XmlPath path) {
		Element element = elements(path).findFirst().orElse(null);
		if (element == null) {
			return null;
		}
		String attribute = path.attribute();
		if (attribute == null) {
			return element.getTextContent().strip();
		}
		return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
	}

	/** The value at the path, or the fallback where it is absent or empty. */
	public final String get(XmlPath path, String fallback) {
		String value = get(path);
		return (value != null && !value.isEmpty()) ? value : fallback;
	}

	/**
	 * The whole number at the path, or the fallback where it is absent or something else.
	 */
	public final long number(XmlPath path, long fallback) {
		try {
			String value = get(path);
			return (value != null) ? Long.parseLong(value) : fallback;
		}
		catch (NumberFormatException ex) {
			return fallback;
		}
	}

	/** The first element at the path. */
	public final Optional<XmlElement> find(XmlPath path) {
		return elements(path).findFirst().map(XmlElement::new);
	}

	/** All elements at the path, in document order. */
	public final List<XmlElement> all(XmlPath path) {
		return elements(path).map(XmlElement::new).toList();
	}

	/**
	 * Writes a value; makes the elements on the way that are missing, leaves everything
	 * else untouched.
	 * @param value the value, or null to remove the attribute or element
	 * @return this element
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION for a character that
	 * XML cannot hold
	 */
	public final XmlElement set(XmlPath path, @Nullable String value) {
		if (value == null) {
			remove(path);
			return this;
		}
		String checked = XmlText.checked(value);
		Element element = this.node;
		for (XmlPath.Step step : path.steps()) {
			element = childOrNew(element, step);
		}
		String attribute = path.attribute();
		if (attribute != null) {
			element.setAttribute(attribute, checked);
		}
		else {
			element.setTextContent(checked);
		}
		return this;
	}

	/** Writes a whole number. */
	public final XmlElement set(XmlPath path, long value) {
		return set(path, Long.toString(value));
	}

	/**
	 * Appends a new element, even where one of that name exists.
	 * @param path its place; missing parents are made
	 * @return the new element
	 */
	public final XmlElement add(XmlPath path) {
		List<XmlPath.Step> steps = path.steps();
		if (path.attribute() != null || steps.isEmpty()) {
			throw new IllegalArgumentException("Not an element: " + path);
		}
		Element parent = this.node;
		for (XmlPath.Step step : steps.subList(0, steps.size() - 1)) {
			parent = childOrNew(parent, step);
		}
		return new XmlElement(append(parent, steps.get(steps.size() - 1)));
	}

	/** Takes this element out of its document. */
	public final void remove() {
		XmlLayout.remove(this.node);
	}

	/** This element alone, as text. */
	public final String text() {
		return XmlText.write(this.node);
	}

	private void remove(XmlPath path) {
		String attribute = path.attribute();
		for (Element element : elements(path).toList()) {
			if (attribute != null) {
				element.removeAttribute(attribute);
			}
			else {
				XmlLayout.remove(element);
			}
		}
	}

	private Stream<Element> elements(XmlPath path) {
		Stream<Element> found = Stream.of(this.node);
		for (XmlPath.Step step : path.steps()) {
			found = found.flatMap((element) -> children(element, step));
		}
		return found;
	}

	private static Element childOrNew(Element parent, XmlPath.Step step) {
		return children(parent, step).findFirst().orElseGet(() -> append(parent, step));
	}

	private static Stream<Element> children(Element parent, XmlPath.Step step) {
		return Stream.iterate(parent.getFirstChild(), (child) -> child != null, Node::getNextSibling)
			.filter(Element.class::isInstance)
			.map(Element.class::cast)
			.filter((child) -> step.matches(child.getNamespaceURI(), child.getLocalName()));
	}

	private static Element append(Element parent, XmlPath.Step step) {
		XmlNamespace namespace = step.namespace();
		Element child = parent.getOwnerDocument()
			.createElementNS((namespace != null) ? namespace.uri() : null, step.qualifiedName());
		XmlLayout.append(parent, child);
		return child;
	}

}
