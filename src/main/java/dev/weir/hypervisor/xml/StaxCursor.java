package dev.weir.hypervisor.xml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The JDK's parser: knows all of XML and says what is wrong. A document type declaration
 * ends it. Used by one thread.
 */
final class StaxCursor implements XmlCursor {

	private static final XMLInputFactory READERS = readers();

	private final XMLStreamReader reader;

	/**
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION when it is too long or
	 * has a document type declaration
	 */
	StaxCursor(String xml) {
		WellFormed.checkBeforeReading(xml);
		try {
			this.reader = READERS.createXMLStreamReader(new StringReader(xml));
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw WellFormed.malformed(ex);
		}
		if ("1.1".equals(this.reader.getVersion())) {
			// other rules for lines and characters, and libvirt reads XML 1.0
			throw WellFormed.malformed(null);
		}
	}

	@Override
	public Event next() {
		try {
			while (this.reader.hasNext()) {
				switch (this.reader.next()) {
					case XMLStreamConstants.START_ELEMENT -> {
						return Event.START;
					}
					case XMLStreamConstants.END_ELEMENT -> {
						return Event.END;
					}
					case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
						return Event.TEXT;
					}
					default -> {
					}
				}
			}
			return Event.END_OF_DOCUMENT;
		}
		catch (XMLStreamException | RuntimeException ex) {
			// the JDK's reader fails on some characters for want of a message about them
			throw WellFormed.malformed(ex);
		}
	}

	@Override
	public String name() {
		return this.reader.getLocalName();
	}

	@Override
	public Attributes attributes() {
		List<String> words = new ArrayList<>();
		for (int i = 0; i < this.reader.getAttributeCount(); i++) {
			if (this.reader.getAttributeNamespace(i) == null) {
				words.add(this.reader.getAttributeLocalName(i));
				words.add(this.reader.getAttributeValue(i));
			}
		}
		return words.isEmpty() ? Attributes.NONE : new Attributes(words.toArray(String[]::new));
	}

	@Override
	public String text() {
		return this.reader.getText();
	}

	private static XMLInputFactory readers() {
		// Thread-safe once set up: each call makes a reader with properties of its own.
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

}
