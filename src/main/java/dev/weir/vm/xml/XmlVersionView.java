package dev.weir.vm.xml;

import java.time.Instant;

/**
 * A version of a definition as pages and REST show it. Immutable; texts are hostile.
 *
 * @param text the definition without secrets
 */
public record XmlVersionView(long id, Instant takenAt, XmlOrigin origin, String text) {

	static XmlVersionView of(XmlVersion version) {
		return new XmlVersionView(version.id(), version.takenAt(), version.origin(), version.content());
	}

}
