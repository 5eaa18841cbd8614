package dev.weir.hypervisor.xml;

import java.util.function.Consumer;

import dev.weir.hypervisor.xml.XmlCursor.Event;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document once from front to back without building it in memory: for the many
 * definitions of the mirror. Used by one thread.
 */
final class XmlReading {

	private final XmlCursor cursor;

	private Event event = Event.START;

	private XmlReading(XmlCursor cursor) {
		this.cursor = cursor;
	}

	/**
	 * Hands the root element to the body.
	 * @throws Problem of kind INVALID_DEFINITION when it is no XML or has another root
	 */
	static void root(XmlCursor cursor, String rootName, Consumer<XmlReading> body) {
		Event first = cursor.next();
		while (first != Event.START) {
			if (first == Event.END_OF_DOCUMENT) {
				throw WellFormed.malformed(null);
			}
			first = cursor.next();
		}
		if (!rootName.equals(cursor.name())) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.xml.wrong-root", rootName, cursor.name());
		}
		body.accept(new XmlReading(cursor));
		while (cursor.next() != Event.END_OF_DOCUMENT) {
			// What follows must be well-formed too.
		}
	}

	/** The present element's name without prefix. */
	String name() {
		return this.cursor.name();
	}

	/** An attribute of the present element (before its children are read), or null. */
	@Nullable String attribute(String name) {
		return this.cursor.attributes().get(name);
	}

	/** All attributes of the present element that stand in no namespace. */
	Attributes attributes() {
		return this.cursor.attributes();
	}

	/**
	 * Hands each child of the present element to the body, which reads or skips it whole;
	 * a child that it leaves alone is skipped.
	 */
	void children(Consumer<XmlReading> body) {
		for (Event next = advance(); next != Event.END; next = advance()) {
			if (next == Event.START) {
				body.accept(this);
				skip();
			}
		}
	}

	/** The present element's text, without the text of its children. */
	String text() {
		StringBuilder text = new StringBuilder();
		int depth = 1;
		while (depth > 0) {
			switch (advance()) {
				case START -> depth++;
				case END -> depth--;
				case TEXT -> {
					if (depth == 1) {
						text.append(this.cursor.text());
					}
				}
				case END_OF_DOCUMENT -> throw WellFormed.malformed(null);
			}
		}
		return text.toString().strip();
	}

	/** Passes to the end of the present element, unless it is there already. */
	private void skip() {
		if (this.event != Event.START) {
			return;
		}
		int depth = 1;
		while (depth > 0) {
			switch (advance()) {
				case START -> depth++;
				case END -> depth--;
				case TEXT -> {
				}
				case END_OF_DOCUMENT -> throw WellFormed.malformed(null);
			}
		}
	}

	private Event advance() {
		this.event = this.cursor.next();
		return this.event;
	}

}
