package dev.weir.vm.foreign;

import dev.weir.problem.InvalidInput;

/**
 * Names of files in descriptions and archives: plain names, never paths.
 */
public final class FileName {

	private static final int MAX = 200;

	private FileName() {
	}

	/**
	 * The name as it is.
	 * @throws InvalidInput naming {@code file} for a path and for what could be taken for
	 * one
	 */
	public static String plain(String name) {
		boolean plain = !name.isEmpty() && name.length() <= MAX && !name.startsWith(".") && !name.startsWith("-")
				&& name.chars().noneMatch((c) -> c == '/' || c == '\\' || c < ' ' || c == 0x7f);
		if (!plain) {
			throw InvalidInput.of("file", "vm.import.problem.path",
					name.substring(0, Math.min(name.length(), MAX)).replaceAll("\\p{Cntrl}", "?"));
		}
		return name;
	}

}
