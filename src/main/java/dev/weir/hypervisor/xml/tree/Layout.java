package dev.weir.hypervisor.xml.tree;

import java.util.List;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a document readable: a new element gets a line of its own where its neighbours
 * have one, indented like them, and none in a document without lines; one that goes takes
 * its line with it. Taking out what was put in leaves no trace.
 */
final class Layout {

	private static final String INDENT = "  ";

	private Layout() {
	}

	/**
	 * Puts an element among the children.
	 * @param rank where it belongs: behind the last one of its rank or less; negative for
	 * what belongs nowhere, at the end
	 */
	static void insert(ElementNode parent, ElementNode child, ToIntFunction<ElementNode> rank) {
		List<Node> children = parent.children();
		ElementNode before = neighbour(parent, rank.applyAsInt(child), rank);
		String line = lineOfChildren(parent);
		if (line == null) {
			children.add((before != null) ? children.indexOf(before) + 1 : 0, child);
		}
		else if (parent.elements().findAny().isEmpty()) {
			insertFirst(parent, child, line);
		}
		else {
			int at = (before != null) ? endOfLine(children, children.indexOf(before)) : 0;
			children.addAll(at, List.of(new TextNode(line), child));
		}
	}

	/** Takes an element from among the children. */
	static void remove(ElementNode parent, ElementNode child) {
		List<Node> children = parent.children();
		int at = children.indexOf(child);
		if (at < 0) {
			return;
		}
		children.remove(at);
		if (at > 0 && isBlank(children.get(at - 1))) {
			children.remove(at - 1);
		}
		if (parent.elements().findAny().isEmpty()) {
			parent.dropClosingLine();
		}
	}

	private static void insertFirst(ElementNode parent, ElementNode child, String line) {
		List<Node> children = parent.children();
		int last = children.size() - 1;
		boolean closed = last >= 0 && isBlank(children.get(last)) && lineIn(children.get(last)) != null;
		children.addAll(closed ? last : last + 1, List.of(new TextNode(line), child));
		if (!closed) {
			parent.closingLine(new TextNode(String.valueOf(lineOf(parent))));
		}
	}

	/** The last one of that rank or less. */
	private static @Nullable ElementNode neighbour(ElementNode parent, int wanted, ToIntFunction<ElementNode> rank) {
		ElementNode found = null;
		for (ElementNode each : parent.elements().toList()) {
			int its = rank.applyAsInt(each);
			if (wanted < 0 || (its >= 0 && its <= wanted)) {
				found = each;
			}
		}
		return found;
	}

	/** Behind the comments that follow on the same line. */
	private static int endOfLine(List<Node> children, int element) {
		int end = element + 1;
		for (int i = end; i < children.size(); i++) {
			if (children.get(i) instanceof MarkupNode) {
				end = i + 1;
			}
			else if (!isBlank(children.get(i)) || lineIn(children.get(i)) != null) {
				break;
			}
		}
		return end;
	}

	/** How a child's line begins; null where children have no lines of their own. */
	private static @Nullable String lineOfChildren(ElementNode parent) {
		List<ElementNode> elements = parent.elements().toList();
		if (!elements.isEmpty()) {
			return elements.stream().map(Layout::lineOf).filter((line) -> line != null).findFirst().orElse(null);
		}
		String own = lineOf(parent);
		if (own == null) {
			return null;
		}
		String outer = (parent.parent() != null) ? lineOf(parent.parent()) : null;
		String indent = indentIn(own);
		boolean deeper = outer != null && !indent.isEmpty() && indent.startsWith(indentIn(outer));
		return own + (deeper ? indent.substring(indentIn(String.valueOf(outer)).length()) : INDENT);
	}

	private static String indentIn(String line) {
		return line.substring(line.indexOf('\n') + 1);
	}

	/** How an element's line begins; null where something else stands before it. */
	private static @Nullable String lineOf(ElementNode element) {
		ElementNode parent = element.parent();
		if (parent == null) {
			return "\n";
		}
		List<Node> siblings = parent.children();
		int at = siblings.indexOf(element) - 1;
		while (at >= 0 && siblings.get(at) instanceof MarkupNode) {
			at--;
		}
		return (at >= 0 && isBlank(siblings.get(at))) ? lineIn(siblings.get(at)) : null;
	}

	/** The last line break in a text and what follows it, or null. */
	private static @Nullable String lineIn(Node node) {
		String raw = ((TextNode) node).raw();
		int at = raw.lastIndexOf('\n');
		return (at < 0) ? null : raw.substring((at > 0 && raw.charAt(at - 1) == '\r') ? at - 1 : at);
	}

	private static boolean isBlank(Node node) {
		return node instanceof TextNode text && text.isBlank();
	}

}
