package dev.weir.vm.foreign;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import dev.weir.problem.InvalidInput;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An OVF document, by local names: versions 0.9, 1.x and 2.x differ in their namespaces
 * only. A document type is refused, and with it entities of any kind. Stateless.
 */
final class OvfDom {

	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	private OvfDom() {
	}

	/**
	 * The root.
	 * @throws InvalidInput naming {@code ovf}
	 */
	static Element parse(String text) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setXIncludeAware(false);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature(NO_DOCTYPE, true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			Element root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
			if (!"Envelope".equals(root.getLocalName())) {
				throw InvalidInput.of("ovf", "vm.import.problem.ovf-root");
			}
			return root;
		}
		catch (SAXParseException ex) {
			throw InvalidInput.of("ovf", "vm.import.problem.ovf-xml", ex.getLineNumber(),
					String.valueOf(ex.getMessage()));
		}
		catch (SAXException | IOException | ParserConfigurationException ex) {
			throw InvalidInput.of("ovf", "vm.import.problem.ovf-xml", 0, String.valueOf(ex.getMessage()));
		}
	}

	static List<Element> children(Element parent, String name) {
		return Stream.iterate(parent.getFirstChild(), (child) -> child != null, Node::getNextSibling)
			.filter(Element.class::isInstance)
			.map(Element.class::cast)
			.filter((child) -> name.equals(child.getLocalName()))
			.toList();
	}

	static Optional<Element> child(Element parent, String name) {
		return children(parent, name).stream().findFirst();
	}

	/** The text of a child, stripped; empty where there is none. */
	static String text(Element parent, String name) {
		return child(parent, name).map((child) -> child.getTextContent().strip()).orElse("");
	}

	/** An attribute whatever its namespace; empty where there is none. */
	static String attribute(Element element, String name) {
		for (int i = 0; i < element.getAttributes().getLength(); i++) {
			if (element.getAttributes().item(i) instanceof Attr attribute && name.equals(attribute.getLocalName())) {
				return attribute.getValue().strip();
			}
		}
		return "";
	}

}
