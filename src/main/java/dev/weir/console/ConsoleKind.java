package dev.weir.console;

import java.util.Locale;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What a console shows. */
public enum ConsoleKind {

	/** The screen, by RFB. */
	VNC,
	/** The first serial line. */
	SERIAL;

	/** Its name in the REST contract. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @throws InvalidInput naming the field {@code kind}
	 */
	static ConsoleKind parse(@Nullable String text) {
		for (ConsoleKind kind : values()) {
			if (kind.id().equals(text)) {
				return kind;
			}
		}
		throw InvalidInput.of("kind", "console.kind.unknown");
	}

}
