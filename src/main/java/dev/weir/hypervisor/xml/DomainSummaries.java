package dev.weir.hypervisor.xml;

import dev.weir.problem.Problem;

/**
 * Reads the {@link DomainSummary} of a definition, fast enough for a fleet of thousands.
 * Thread-safe.
 */
public final class DomainSummaries {

	private DomainSummaries() {
	}

	/**
	 * Reads a definition. A missing or odd part never fails the rest: numbers fall back
	 * to 0 (vCPUs to 1), texts to null or empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no XML or no domain at all
	 */
	public static DomainSummary read(String xml) {
		try {
			return read(new ScanCursor(xml));
		}
		catch (ScanCursor.Unusual ex) {
			return read(new StaxCursor(xml));
		}
	}

	static DomainSummary read(XmlCursor cursor) {
		DomainSummaryReader reader = new DomainSummaryReader();
		XmlReading.root(cursor, "domain", (domain) -> domain.children(reader::child));
		return reader.summary();
	}

}
