package dev.weir.doctor.check;

import java.util.Locale;

/** How well something is, the worst last but one. */
public enum Health {

	OK, WARN, BAD,
	/** The host does not tell what would be needed to know. */
	UNKNOWN;

	/** Its name in the REST contract and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The tone of its badge. */
	public String tone() {
		return (this == UNKNOWN) ? "idle" : id();
	}

}
