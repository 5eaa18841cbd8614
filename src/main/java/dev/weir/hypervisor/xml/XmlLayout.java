package dev.weir.hypervisor.xml;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Keeps the document readable: new elements are indented by two blanks a level as libvirt
 * does, removed ones take their line with them. Touches nothing but the white space
 * beside the element concerned.
 */
final class XmlLayout {

	private XmlLayout() {
	}

	static void append(Element parent, Element child) {
		int depth = depth(parent);
		Node last = parent.getLastChild();
		Node closing = (last != null && isBlank(last)) ? last : parent.appendChild(line(parent, depth));
		parent.insertBefore(line(parent, depth + 1), closing);
		parent.insertBefore(child, closing);
	}

	static void remove(Element element) {
		Node parent = element.getParentNode();
		if (parent == null) {
			return;
		}
		Node before = element.getPreviousSibling();
		if (before != null && isBlank(before)) {
			parent.removeChild(before);
		}
		parent.removeChild(element);
	}

	private static boolean isBlank(Node node) {
		return node instanceof Text text && text.getData().isBlank();
	}

	private static Text line(Element parent, int depth) {
		return parent.getOwnerDocument().createTextNode("\n" + "  ".repeat(depth));
	}

	private static int depth(Element element) {
		int depth = 0;
		for (Node node = element.getParentNode(); node instanceof Element; node = node.getParentNode()) {
			depth++;
		}
		return depth;
	}

}
