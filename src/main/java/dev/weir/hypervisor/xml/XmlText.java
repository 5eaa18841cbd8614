package dev.weir.hypervisor.xml;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The one parser and the one writer. A document type declaration is refused, so there are
 * no entities to expand and nothing outside is ever read; length and depth are bounded.
 * Thread-safe: each call has a parser or writer of its own.
 */
final class XmlText {

	/** Longest document in characters; libvirt's own limit for a string is 4 MiB. */
	static final int MAX_LENGTH = 4 * 1024 * 1024;

	/** Deepest nesting; a domain of libvirt's schema needs about 12. */
	static final int MAX_DEPTH = 100;

	private static final DocumentBuilderFactory PARSERS = parsers();

	private static final TransformerFactory WRITERS = writers();

	private XmlText() {
	}

	static Document parse(String xml) {
		checkBeforeReading(xml);
		try {
			DocumentBuilder parser;
			synchronized (PARSERS) {
				parser = PARSERS.newDocumentBuilder();
			}
			parser.setErrorHandler(new Quiet());
			return parser.parse(new InputSource(new StringReader(xml)));
		}
		catch (SAXException | RuntimeException ex) {
			// the JDK's parser fails on some characters for want of a message about them
			throw malformed(ex);
		}
		catch (IOException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Document empty() {
		try {
			synchronized (PARSERS) {
				return PARSERS.newDocumentBuilder().newDocument();
			}
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String write(Node node) {
		try {
			Transformer writer;
			synchronized (WRITERS) {
				writer = WRITERS.newTransformer();
			}
			writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
			writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
			StringWriter text = new StringWriter(4096);
			writer.transform(new DOMSource(node), new StreamResult(text));
			return text.toString();
		}
		catch (TransformerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The value itself, if XML 1.0 can hold each of its characters
	 * (<a href="https://www.w3.org/TR/xml/#charsets">production 2</a>).
	 */
	static String checked(String value) {
		boolean legal = value.codePoints()
			.allMatch((c) -> c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF)
					|| (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000);
		if (!legal) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.illegal-character");
		}
		return value;
	}

	/**
	 * Refuses what is too long, and a document type declaration before a parser sees it:
	 * the JDK's stream reader gets into trouble of its own within one.
	 */
	static void checkBeforeReading(String xml) {
		if (xml.length() > MAX_LENGTH) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.too-long", MAX_LENGTH / 1024 / 1024);
		}
		if (hasDoctype(xml)) {
			throw malformed(null);
		}
	}

	/** Only blanks, comments and processing instructions may stand before one. */
	private static boolean hasDoctype(String xml) {
		int at = 0;
		while (at < xml.length()) {
			if (xml.charAt(at) <= ' ') {
				at++;
				continue;
			}
			String end = xml.startsWith("<?", at) ? "?>" : xml.startsWith("<!--", at) ? "-->" : "";
			int close = end.isEmpty() ? -1 : xml.indexOf(end, at + end.length() + (end.equals("-->") ? 1 : 0));
			if (close < 0) {
				return xml.startsWith("<!D", at);
			}
			at = close + end.length();
		}
		return false;
	}

	static Problem malformed(@Nullable Exception cause) {
		return new Problem(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.malformed", java.util.List.of(),
				(cause instanceof SAXParseException at)
						? at.getLineNumber() + ":" + at.getColumnNumber() + ": " + at.getMessage()
						: (cause != null) ? cause.getMessage() : null,
				cause);
	}

	private static DocumentBuilderFactory parsers() {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
			factory.setXIncludeAware(false);
			factory.setExpandEntityReferences(false);
			return factory;
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TransformerFactory writers() {
		try {
			TransformerFactory factory = TransformerFactory.newDefaultInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
			return factory;
		}
		catch (TransformerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Throws instead of printing to the console. */
	private static final class Quiet implements ErrorHandler {

		@Override
		public void warning(SAXParseException ex) {
			// A warning leaves the document usable.
		}

		@Override
		public void error(SAXParseException ex) throws SAXException {
			throw ex;
		}

		@Override
		public void fatalError(SAXParseException ex) throws SAXException {
			throw ex;
		}

	}

}
