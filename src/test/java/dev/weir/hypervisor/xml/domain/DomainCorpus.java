package dev.weir.hypervisor.xml.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Definitions of domains: one that has everything Weir edits, and any number of others
 * with parts of it, written in odd styles.
 */
final class DomainCorpus {

	/** Used by one thread. */
	private static final DocumentBuilder PARSER = parser();

	private DomainCorpus() {
	}

	/** The definition that has everything. */
	static String everything() {
		return read("everything.xml");
	}

	/** Definitions as odd as they come; the same number gives the same one. */
	static Arbitrary<String> domains() {
		return Arbitraries.longs().between(0, Integer.MAX_VALUE).map(DomainCorpus::domain);
	}

	static String domain(long number) {
		Random random = new Random(number);
		Element root = parse(everything()).getDocumentElement();
		prune(root, random, random.nextInt(4) * random.nextInt(12));
		return new OddStyle(random).write(root);
	}

	/** Takes out that many percent of the elements and attributes. */
	private static void prune(Element element, Random random, int percent) {
		List<Node> children = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			children.add(child);
		}
		for (Node child : children) {
			if (child instanceof Element inner) {
				if (random.nextInt(100) < percent && !inner.getTagName().equals("name")) {
					element.removeChild(child);
				}
				else {
					prune(inner, random, percent);
				}
			}
		}
		for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
			String name = element.getAttributes().item(i).getNodeName();
			if (random.nextInt(100) < percent && !name.startsWith("xmlns")) {
				element.removeAttribute(name);
			}
		}
	}

	static Document parse(String xml) {
		try {
			return PARSER.parse(new InputSource(new StringReader(xml)));
		}
		catch (Exception ex) {
			throw new IllegalArgumentException(xml, ex);
		}
	}

	private static DocumentBuilder parser() {
		try {
			return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String read(String name) {
		try (InputStream in = DomainCorpus.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
