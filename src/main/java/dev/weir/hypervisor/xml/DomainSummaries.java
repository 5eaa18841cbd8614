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
		DomainSummaryReader reader = new DomainSummaryReader();
		XmlReading.root(xml, "domain", (domain) -> domain.children(reader::child));
		return reader.summary();
	}

}
