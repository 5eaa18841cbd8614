package dev.weir.hypervisor.xml.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes a document as nobody else would and anybody may: quotes of both kinds, blanks
 * and line ends inside tags, comments, foreign elements, CDATA, characters by number, any
 * order of attributes, indented or not. Says the same as the tree it is given. Shares no
 * code with what it tests. Used by one thread.
 */
final class OddStyle {

	private static final List<String> BESIDE = List.of("<!-- <disk> -->", "<?weir keep='me'?>", "<!---->",
			"<odd:note xmlns:odd='urn:odd' odd:a=\"1\">&#x41;<![CDATA[<&]]></odd:note>");

	private final Random random;

	private final StringBuilder text = new StringBuilder();

	private final String line;

	private final String indent;

	private final int oddity;

	OddStyle(Random random) {
		this.random = random;
		this.line = pick("\n", "\n", "\r\n", "");
		this.indent = pick("  ", "  ", "\t", "    ", "");
		this.oddity = random.nextInt(4) * random.nextInt(8);
	}

	String write(Element root) {
		if (odd()) {
			this.text.append("<?xml version='1.0'?>\n<!-- before -->");
		}
		element(root, 0);
		this.text.append(odd() ? "\n<!-- after -->\n" : "");
		return this.text.toString();
	}

	private void element(Element element, int depth) {
		this.text.append('<').append(element.getTagName());
		attributes(element).forEach(this::attribute);
		List<Node> children = children(element);
		this.text.append(odd() ? pick(" ", "\n", "\t ") : "");
		if (children.isEmpty() && !odd()) {
			this.text.append("/>");
			return;
		}
		this.text.append('>');
		boolean nested = children.stream().anyMatch(Element.class::isInstance);
		for (Node child : children) {
			if (child instanceof Element inner) {
				beside();
				newLine(depth + 1);
				element(inner, depth + 1);
			}
			else {
				characters(child.getTextContent());
			}
		}
		if (nested) {
			beside();
			newLine(depth);
		}
		this.text.append("</").append(element.getTagName()).append(odd() ? " " : "").append('>');
	}

	private void beside() {
		if (odd()) {
			this.text.append(pick(" ", "", "\n"));
			this.text.append(BESIDE.get(this.random.nextInt(BESIDE.size())));
		}
	}

	private void newLine(int depth) {
		if (!this.line.isEmpty()) {
			this.text.append(this.line).append(this.indent.repeat(depth));
		}
	}

	private void attribute(Attr attribute) {
		char quote = odd() ? '"' : '\'';
		this.text.append(odd() ? pick("  ", "\n ", "\t") : " ")
			.append(attribute.getName())
			.append(odd() ? pick(" = ", "= ", "\n=") : "=")
			.append(quote);
		attribute.getValue().codePoints().forEach((c) -> character(c, quote));
		this.text.append(quote);
	}

	private void characters(String value) {
		if (odd() && !value.contains("]]>")) {
			this.text.append("<![CDATA[").append(value).append("]]>");
			return;
		}
		value.codePoints().forEach((c) -> character(c, '<'));
		this.text.append(odd() ? "<!-- here -->" : "");
	}

	private void character(int c, char quote) {
		boolean special = c == '<' || c == '&' || c == '>' || c == quote || c < ' ';
		if (special || (odd() && odd())) {
			this.text.append(this.random.nextBoolean() ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";");
		}
		else {
			this.text.appendCodePoint(c);
		}
	}

	private List<Attr> attributes(Element element) {
		NamedNodeMap map = element.getAttributes();
		List<Attr> attributes = new ArrayList<>();
		for (int i = 0; i < map.getLength(); i++) {
			attributes.add((Attr) map.item(i));
		}
		Collections.shuffle(attributes, this.random);
		return attributes;
	}

	private static List<Node> children(Element element) {
		List<Node> children = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element || !child.getTextContent().isBlank()) {
				children.add(child);
			}
		}
		return children;
	}

	private boolean odd() {
		return this.random.nextInt(100) < this.oddity;
	}

	private String pick(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
