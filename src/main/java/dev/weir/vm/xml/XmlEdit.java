package dev.weir.vm.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * A definition as somebody typed it, and what they began with. Immutable.
 *
 * @param text the definition; where the mask of a secret was left, the secret stays
 * @param version of the definition that they began with
 */
record XmlEdit(String text, String version) {

	/** More than any definition has; libvirt's own limit is 4 MiB. */
	static final int LONGEST = 1 << 20;

	/** In the words of the JDK's parser, and in those of libvirt. */
	private static final Pattern PLACE = Pattern
		.compile("\\[row,col]:\\[(\\d+),(\\d+)]|\\(domain_definition\\):(\\d+)");

	/**
	 * Reads it as a change of what is there.
	 * @param secure the present definition, with secrets
	 * @throws InvalidInput naming {@code xml}
	 */
	DomainXml against(String secure) {
		DomainXml typed = parse();
		DomainXml present = DomainXml.parse(secure);
		if (!String.valueOf(present.uuid()).equalsIgnoreCase(typed.uuid())) {
			throw InvalidInput.of("xml", "vm.xml.problem.uuid", String.valueOf(present.uuid()));
		}
		if (!present.domainName().equals(typed.domainName())) {
			throw InvalidInput.of("xml", "vm.xml.problem.name", present.domainName());
		}
		SecretMask.restore(typed, secure);
		return typed;
	}

	private DomainXml parse() {
		if (this.text.isBlank()) {
			throw InvalidInput.of("xml", "vm.create.problem.xml-missing");
		}
		if (this.text.length() > LONGEST) {
			throw InvalidInput.of("xml", "vm.xml.problem.long", LONGEST >> 10);
		}
		try {
			return DomainXml.parse(this.text);
		}
		catch (Problem ex) {
			if (ex.kind() != ErrorKind.INVALID_DEFINITION) {
				throw ex;
			}
			throw (ex.detail() != null) ? InvalidInput.of("xml", "vm.create.problem.xml", ex.detail())
					: InvalidInput.of("xml", ex.messageKey(), ex.arguments().toArray());
		}
	}

	/**
	 * The line of the text that a message is about: where it names one, else the one line
	 * where the element or attribute stands that it names.
	 * @return from 1, or 0 where it cannot be told
	 */
	static int line(String message, String text) {
		Matcher place = PLACE.matcher(message);
		if (place.find()) {
			String row = (place.group(1) != null) ? place.group(1) : place.group(3);
			return (row.length() < 9) ? Integer.parseInt(row) : 0;
		}
		return NamedLine.of(message, text);
	}

}
