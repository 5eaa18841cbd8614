package dev.weir.vm;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for names of virtual machines: any language, but nothing that libvirt refuses
 * (slash, line break), that could act as an option of a command (a hyphen first), or that
 * shows something else than it is (control characters, changes of writing direction).
 */
public enum NameRule {

	/** Nothing is there. */
	MISSING,
	/** More than {@link #LONGEST} characters. */
	LONG,
	/** It has characters that no name may have. */
	CHARACTERS;

	/** Longest name in characters; as a file name it stays below 255 bytes. */
	public static final int LONGEST = 60;

	private static final Pattern FORBIDDEN = Pattern
		.compile("[/\\p{Cntrl}\\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]");

	/** What is wrong with the name, if anything. */
	public static Optional<NameRule> brokenBy(String name) {
		if (name.isBlank()) {
			return Optional.of(MISSING);
		}
		if (name.codePointCount(0, name.length()) > LONGEST) {
			return Optional.of(LONG);
		}
		boolean odd = FORBIDDEN.matcher(name).find() || name.startsWith("-") || name.equals(".") || name.equals("..");
		return odd ? Optional.of(CHARACTERS) : Optional.empty();
	}

}
