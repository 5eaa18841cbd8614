package dev.weir.hypervisor.xml.tree;

/**
 * A piece of a document. Written one after the other, the pieces are the document.
 */
public sealed interface Node permits ElementNode, TextNode, MarkupNode {

	/** Appends its characters. */
	void write(StringBuilder to);

}
