package dev.weir.hypervisor.xml;

/**
 * Walks through a document from front to back. Used by one thread.
 */
interface XmlCursor {

	/** What the cursor stands on. */
	enum Event {

		START, TEXT, END, END_OF_DOCUMENT

	}

	/**
	 * Goes on; comments and processing instructions are passed over.
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION where the document is
	 * not well-formed
	 */
	Event next();

	/** The present element's name without prefix. */
	String name();

	/** The present element's attributes that have no prefix, before it goes on. */
	Attributes attributes();

	/** The text it stands on. */
	String text();

}
