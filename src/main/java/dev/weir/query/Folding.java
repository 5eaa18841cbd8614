package dev.weir.query;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts comparable without regard to case, accents and width, the same in every
 * locale; and matches patterns with {@code *} in time bounded by the product of both
 * lengths. Stateless.
 */
final class Folding {

	private Folding() {
	}

	static String fold(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return foldWide(text);
			}
		}
		return text.toLowerCase(Locale.ROOT);
	}

	private static String foldWide(String text) {
		String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
		StringBuilder folded = new StringBuilder(decomposed.length());
		decomposed.codePoints()
			.filter((c) -> Character.getType(c) != Character.NON_SPACING_MARK)
			.forEach(folded::appendCodePoint);
		return folded.toString().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether the whole text fits the pattern. Goes back to the last star only, which is
	 * enough and never explodes.
	 */
	static boolean matches(String pattern, String text) {
		int p = 0;
		int star = -1;
		int resume = 0;
		int t = 0;
		while (t < text.length()) {
			if (p < pattern.length() && pattern.charAt(p) == '*') {
				star = p++;
				resume = t;
			}
			else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
				p++;
				t++;
			}
			else if (star >= 0) {
				p = star + 1;
				t = ++resume;
			}
			else {
				return false;
			}
		}
		return pattern.chars().skip(p).allMatch((c) -> c == '*');
	}

}
