package dev.weir.hypervisor.xml.tree;

import java.util.List;

/**
 * A whole document. Not thread-safe.
 */
public final class Tree {

	private final List<Node> top;

	private final ElementNode root;

	Tree(List<Node> top, ElementNode root) {
		this.top = List.copyOf(top);
		this.root = root;
	}

	/** A document of one element without prefix. */
	public static Tree of(String rootName) {
		ElementNode root = ElementNode.create(null, rootName, TreeReader.QUOTE);
		return new Tree(List.of(root), root);
	}

	public ElementNode root() {
		return this.root;
	}

	/** The characters it consists of. */
	public String text() {
		StringBuilder text = new StringBuilder(4096);
		this.top.forEach((node) -> node.write(text));
		return text.toString();
	}

}
