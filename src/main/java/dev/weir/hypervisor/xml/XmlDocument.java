package dev.weir.hypervisor.xml;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An XML document that can be edited without losing what Weir does not know: unknown
 * elements, other namespaces, comments and processing instructions all survive. Not
 * thread-safe.
 */
public final class XmlDocument {

	private final Document document;

	private XmlDocument(Document document) {
		this.document = document;
	}

	/**
	 * Parses a document. A document type declaration is refused.
	 * @throws Problem of kind INVALID_DEFINITION with the place of the fault as detail
	 */
	public static XmlDocument parse(String xml) {
		return new XmlDocument(XmlText.parse(xml));
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
		Document document = XmlText.empty();
		Element root = document.createElementNS(null, rootName);
		document.appendChild(root);
		return new XmlDocument(document);
	}

	public XmlElement root() {
		return new XmlElement(this.document.getDocumentElement());
	}

	/** The whole document as text, without an XML declaration. */
	public String text() {
		return XmlText.write(this.document);
	}

}
