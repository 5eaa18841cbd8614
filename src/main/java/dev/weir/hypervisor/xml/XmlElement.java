package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.tree.ElementNode;
import org.jspecify.annotations.Nullable;

/**
 * One element of a live document. Typed elements extend it and declare their
 * {@link XmlPath}s; whatever they do not declare stays as it is. Not thread-safe.
 */
public class XmlElement {

	private final ElementNode node;

	XmlElement(ElementNode node) {
		this.node = node;
	}

	/** The same element under a type of its own. */
	protected XmlElement(XmlElement same) {
		this(same.node);
	}

	/** The element's name without prefix. */
	public final String name() {
		return this.node.name();
	}

	/** The URI of the element's namespace; empty where it is in none. */
	public final String namespace() {
		return this.node.namespace();
	}

	/** The element's own text with that of its children, stripped. */
	public final String content() {
		return this.node.text().strip();
	}

	/**
	 * Writes the element's own text.
	 * @return this element
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION for a character that
	 * XML cannot hold
	 */
	public final XmlElement content(String value) {
		this.node.text(WellFormed.checked(value));
		return this;
	}

	/** The value at the path, stripped; null where the attribute or element is absent. */
	public final @Nullable String get(XmlPath path) {
		ElementNode element = first(path.steps());
		if (element == null) {
			return null;
		}
		String attribute = path.attribute();
		return (attribute != null) ? element.attribute(attribute) : element.text().strip();
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
		return elements(path.steps()).findFirst().map(XmlElement::new);
	}

	/** All elements at the path, in document order. */
	public final List<XmlElement> all(XmlPath path) {
		return elements(path.steps()).map(XmlElement::new).toList();
	}

	/** All elements in this one, in document order. */
	public final List<XmlElement> children() {
		return this.node.elements().map(XmlElement::new).toList();
	}

	/**
	 * Writes a value; makes the elements on the way that are missing, leaves everything
	 * else untouched. What stands there already in other words for the same stays.
	 * @param value the value, or null to remove the attribute (of the first element at
	 * the path) or all elements there, and with it the elements on the way that it leaves
	 * bare: libvirt takes {@code <driver/>} for nothing, and some such elements for an
	 * error
	 * @return this element
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION for a character that
	 * XML cannot hold
	 */
	public final XmlElement set(XmlPath path, @Nullable String value) {
		if (value == null) {
			remove(path);
			return this;
		}
		String checked = WellFormed.checked(value);
		ElementNode element = reach(path.steps());
		String attribute = path.attribute();
		if (attribute != null) {
			element.attribute(attribute, checked);
		}
		else {
			element.text(checked);
		}
		return this;
	}

	/** Writes a whole number. */
	public final XmlElement set(XmlPath path, long value) {
		return set(path, Long.toString(value));
	}

	/**
	 * Adds a new element, even where one of that name exists: behind those of its name,
	 * or where libvirt writes it.
	 * @param path its place; missing parents are made
	 * @return the new element
	 */
	public final XmlElement add(XmlPath path) {
		List<XmlPath.Step> steps = path.steps();
		if (path.attribute() != null || steps.isEmpty()) {
			throw new IllegalArgumentException("Not an element: " + path);
		}
		ElementNode parent = reach(steps.subList(0, steps.size() - 1));
		return new XmlElement(add(parent, steps.get(steps.size() - 1)));
	}

	/** Takes this element out of its document. The root stays. */
	public final void remove() {
		ElementNode parent = this.node.parent();
		if (parent != null) {
			parent.remove(this.node);
		}
	}

	/** This element alone, as text. */
	public final String text() {
		StringBuilder text = new StringBuilder();
		this.node.write(text);
		return text.toString();
	}

	private void remove(XmlPath path) {
		String attribute = path.attribute();
		// an attribute where get and set find it; an element wherever it stands
		for (ElementNode element : elements(path.steps()).limit((attribute != null) ? 1 : Long.MAX_VALUE).toList()) {
			ElementNode left = element;
			if (attribute != null) {
				element.attribute(attribute, null);
			}
			else {
				left = removed(element);
			}
			while (left != this.node && left.isLeftBare()) {
				left = removed(left);
			}
		}
	}

	/** Where it was removed from. */
	private static ElementNode removed(ElementNode element) {
		ElementNode parent = element.parent();
		if (parent == null) {
			throw new IllegalArgumentException("A path leads away from its element");
		}
		parent.remove(element);
		return parent;
	}

	private @Nullable ElementNode first(List<XmlPath.Step> steps) {
		return elements(steps).findFirst().orElse(null);
	}

	private Stream<ElementNode> elements(List<XmlPath.Step> steps) {
		Stream<ElementNode> found = Stream.of(this.node);
		for (XmlPath.Step step : steps) {
			found = found.flatMap((element) -> children(element, step));
		}
		return found;
	}

	/** The element at the path; made where it is missing. */
	private ElementNode reach(List<XmlPath.Step> steps) {
		ElementNode element = this.node;
		for (XmlPath.Step step : steps) {
			ElementNode parent = element;
			element = children(parent, step).findFirst().orElseGet(() -> add(parent, step));
		}
		return element;
	}

	private static Stream<ElementNode> children(ElementNode parent, XmlPath.Step step) {
		return parent.elements().filter((child) -> step.matches(child.namespace(), child.name()));
	}

	private static ElementNode add(ElementNode parent, XmlPath.Step step) {
		XmlNamespace namespace = step.namespace();
		return parent.add((namespace != null) ? namespace.uri() : "", step.qualifiedName(), SchemaOrder::rank);
	}

}
