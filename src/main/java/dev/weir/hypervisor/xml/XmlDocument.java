package dev.weir.hypervisor.xml;

import dev.weir.hypervisor.xml.tree.Tree;
import dev.weir.hypervisor.xml.tree.TreeReader;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * An XML document that can be edited without losing anything: whatever no edit names is
 * written again character by character, be it comments, foreign namespaces, the order and
 * quotes of attributes, entities, CDATA sections or white space. Not thread-safe.
 */
public final class XmlDocument {

	private final Tree tree;

	private XmlDocument(Tree tree) {
		this.tree = tree;
	}

	/**
	 * Parses a document of at most 4 MiB. A document type declaration is refused.
	 * @throws Problem of kind INVALID_DEFINITION with the place of the fault as detail
	 */
	public static XmlDocument parse(String xml) {
		WellFormed.check(xml);
		return new XmlDocument(TreeReader.read(xml));
	}

	/**
	 * Parses a document whose root must have that name.
	 * @throws Problem of kind INVALID_DEFINITION
	 */
	public static XmlDocument parse(String xml, String rootName) {
		XmlDocument document = parse(xml);
		if (!document.root().name().equals(rootName)) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.wrong-root", rootName,
					document.root().name());
		}
		return document;
	}

	/** A new document with nothing but its root. */
	public static XmlDocument create(String rootName) {
		return new XmlDocument(Tree.of(rootName));
	}

	public XmlElement root() {
		return new XmlElement(this.tree.root());
	}

	/** The whole document as text. */
	public String text() {
		return this.tree.text();
	}

}
