package dev.weir.audit;

import java.util.Locale;

/**
 * Something that does not fit in the trail. Immutable.
 *
 * @param kind what is wrong
 * @param seq number of the row concerned, or of the first
 * @param upTo number of the last row concerned
 */
record ChainFault(Kind kind, long seq, long upTo) {

	static ChainFault at(Kind kind, long seq) {
		return new ChainFault(kind, seq, seq);
	}

	/** What can be wrong. */
	enum Kind {

		/** Rows are gone. */
		REMOVED,
		/** Rows at the end are gone. */
		TRUNCATED,
		/** A row tells something else than when it was written. */
		ALTERED,
		/** A row does not follow the one before it. */
		REORDERED,
		/** A row was put in past Weir. */
		ADDED;

		/** Of its message. */
		public String key() {
			return "audit.verify.fault." + name().toLowerCase(Locale.ROOT);
		}

	}

}
