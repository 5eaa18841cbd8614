package dev.weir.vm.foreign;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;

/**
 * The manifest of an OVF package: a digest of each file. Immutable.
 *
 * @param digests by file name
 */
public record Manifest(Map<String, Digest> digests) {

	private static final Pattern LINE = Pattern
		.compile("(SHA1|SHA256|SHA512)\\s*\\((.{1,200})\\)\\s*=\\s*([0-9a-fA-F]{40,128})\\s*");

	public Manifest {
		digests = Map.copyOf(digests);
	}

	/**
	 * Reads it.
	 * @throws InvalidInput for a line that is none
	 */
	public static Manifest read(String text) {
		Map<String, Digest> digests = new TreeMap<>();
		for (String line : text.lines().filter((each) -> !each.isBlank()).toList()) {
			Matcher parts = LINE.matcher(line);
			if (!parts.matches()) {
				throw InvalidInput.of("file", "vm.import.problem.manifest");
			}
			digests.put(parts.group(2),
					new Digest(parts.group(1).replace("SHA", "SHA-"), parts.group(3).toLowerCase(Locale.ROOT)));
		}
		return new Manifest(digests);
	}

	/**
	 * A digest.
	 *
	 * @param algorithm as {@link java.security.MessageDigest} names it
	 */
	public record Digest(String algorithm, String hex) {
	}

}
