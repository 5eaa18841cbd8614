package dev.weir.hypervisor.xml.domain;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a document says, as the JDK's parser reads it: each attribute and text under its
 * place. The judge of what an edit has changed.
 */
final class Meaning {

	private final Map<String, String> values = new TreeMap<>();

	private Meaning(String xml) {
		element(DomainCorpus.parse(xml).getDocumentElement(), "");
	}

	static Map<String, String> of(String xml) {
		return new Meaning(xml).values;
	}

	/** The places where two documents say different things. */
	static Set<String> difference(Map<String, String> one, Map<String, String> other) {
		Set<String> places = new TreeSet<>(one.keySet());
		places.addAll(other.keySet());
		places.removeIf((place) -> one.containsKey(place) && one.get(place).equals(other.get(place)));
		return places;
	}

	private void element(Element element, String path) {
		StringBuilder text = new StringBuilder();
		Map<String, Integer> seen = new TreeMap<>();
		for (int i = 0; i < element.getAttributes().getLength(); i++) {
			Node attribute = element.getAttributes().item(i);
			this.values.put(path + "/@" + attribute.getNodeName(), attribute.getNodeValue());
		}
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element inner) {
				int number = seen.merge(inner.getTagName(), 1, Integer::sum);
				element(inner, path + "/" + inner.getTagName() + "[" + number + "]");
			}
			else if (child.getNodeType() != Node.COMMENT_NODE
					&& child.getNodeType() != Node.PROCESSING_INSTRUCTION_NODE) {
				text.append(child.getNodeValue());
			}
		}
		this.values.put(path + "/", text.toString().strip());
	}

}
