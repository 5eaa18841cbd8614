package dev.weir.hypervisor.xml;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document once from front to back without building it in memory: for the many
 * definitions of the mirror. A document type declaration ends it. Used by one thread.
 */
final class XmlReading {

	private static final XMLInputFactory READERS = readers();

	private final XMLStreamReader reader;

	private XmlReading(XMLStreamReader reader) {
		this.reader = reader;
	}

	/**
	 * Hands the root element to the body.
	 * @throws Problem of kind INVALID_DEFINITION when it is no XML or has another root
	 */
	static void root(String xml, String rootName, Consumer<XmlReading> body) {
		XmlText.checkBeforeReading(xml);
		XmlReading reading = new XmlReading(reader(xml));
		while (reading.next() != XMLStreamConstants.START_ELEMENT) {
			// comments and the like before the root
		}
		if (!rootName.equals(reading.name())) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.wrong-root", rootName, reading.name());
		}
		body.accept(reading);
		while (reading.next() != XMLStreamConstants.END_DOCUMENT) {
			// what the body left, and what follows the root
		}
	}

	/** The present element's name without prefix. */
	String name() {
		return this.reader.getLocalName();
	}

	/** An attribute of the present element (before its children are read), or null. */
	@Nullable String attribute(String name) {
		return this.reader.getAttributeValue(null, name);
	}

	/** All attributes of the present element that stand in no namespace. */
	Map<String, String> attributes() {
		Map<String, String> attributes = new HashMap<>();
		for (int i = 0; i < this.reader.getAttributeCount(); i++) {
			if (this.reader.getAttributeNamespace(i) == null) {
				attributes.put(this.reader.getAttributeLocalName(i), this.reader.getAttributeValue(i));
			}
		}
		return attributes;
	}

	/**
	 * Hands each child of the present element to the body, which reads or skips it whole;
	 * a child that it leaves alone is skipped.
	 */
	void children(Consumer<XmlReading> body) {
		while (true) {
			int event = next();
			if (event == XMLStreamConstants.END_ELEMENT) {
				return;
			}
			if (event == XMLStreamConstants.START_ELEMENT) {
				body.accept(this);
				skip();
			}
		}
	}

	/**
	 * The present element's text, without the text of its children.
	 */
	String text() {
		StringBuilder text = new StringBuilder();
		int depth = 1;
		while (depth > 0) {
			switch (next()) {
				case XMLStreamConstants.START_ELEMENT -> depth++;
				case XMLStreamConstants.END_ELEMENT -> depth--;
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
					if (depth == 1) {
						text.append(this.reader.getText());
					}
				}
				default -> {
				}
			}
		}
		return text.toString().strip();
	}

	/** Passes to the end of the present element, unless it is there already. */
	private void skip() {
		if (this.reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
			return;
		}
		int depth = 1;
		while (depth > 0) {
			int event = next();
			if (event == XMLStreamConstants.START_ELEMENT) {
				depth++;
			}
			else if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
			}
		}
	}

	private int next() {
		try {
			return this.reader.next();
		}
		catch (XMLStreamException | RuntimeException ex) {
			// the JDK's reader fails on some characters for want of a message about them
			throw XmlText.malformed(ex);
		}
	}

	private static XMLStreamReader reader(String xml) {
		try {
			return READERS.createXMLStreamReader(new StringReader(xml));
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw XmlText.malformed(ex);
		}
	}

	private static XMLInputFactory readers() {
		// Thread-safe once set up: each call makes a reader with properties of its own.
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

}
