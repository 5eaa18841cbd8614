package dev.weir.hypervisor.xml;

import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What a document means to somebody else: the JDK's own tree.
 */
final class DomOracle {

	private DomOracle() {
	}

	static String meaning(String xml) throws Exception {
		return meaning(DocumentBuilderFactory.newDefaultNSInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(xml)))
			.getDocumentElement());
	}

	private static String meaning(Element element) {
		String namespace = element.getNamespaceURI();
		NodeList nodes = element.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter(Element.class::isInstance)
			.map((child) -> meaning((Element) child))
			.collect(Collectors.joining(",", head((namespace != null) ? namespace : "", element.getLocalName(),
					element.getTextContent().strip()), ""));
	}

	/** An element as both sides tell it. */
	static String head(String namespace, String name, String text) {
		return "{" + namespace + "}" + name + "[" + text + "]";
	}

}
