package dev.weir.vm.create;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The rules for names of virtual machines: any language, but nothing that libvirt refuses
 * (slash, line break), that could act as an option of a command (a hyphen first), or that
 * shows something else than it is (control characters, changes of writing direction).
 */
final class VmName {

	/** Longest name in characters; as a file name it stays below 255 bytes. */
	static final int MAX_LENGTH = 60;

	private static final Pattern FORBIDDEN = Pattern
		.compile("[/\\p{Cntrl}\\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]");

	private VmName() {
	}

	static String checked(@Nullable String typed, Findings wrong) {
		String name = (typed != null) ? typed.strip() : "";
		if (name.isEmpty()) {
			wrong.add("name", "name-missing");
		}
		else if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
			wrong.add("name", "name-long", MAX_LENGTH);
		}
		else if (FORBIDDEN.matcher(name).find() || name.startsWith("-") || name.equals(".") || name.equals("..")) {
			wrong.add("name", "name-characters");
		}
		return name;
	}

}
