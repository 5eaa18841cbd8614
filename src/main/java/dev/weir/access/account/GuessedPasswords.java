package dev.weir.access.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that guessers try first. The list, {@code guessed-passwords.txt}, is Weir's
 * own: keyboard rows, counts and the words that the published rankings of leaked
 * passwords agree on, entered by hand. Case, digits in place of letters and what is put
 * before and behind a word are seen through, and so are listed words one after the other.
 * Immutable.
 */
final class GuessedPasswords {

	/** A shorter rest says nothing: a sentence may end with any of them. */
	private static final int SHORTEST = 3;

	private static final String DISGUISES = "0134578@$!";

	private static final String LETTERS = "oieastbasi";

	private static final Set<String> WORDS = read();

	private GuessedPasswords() {
	}

	static boolean contain(String password) {
		String lower = password.toLowerCase(Locale.ROOT);
		return isMadeOfWords(lower) || isMadeOfWords(undressed(lower)) || isMadeOfWords(plain(undressed(lower)))
				|| isMadeOfWords(undressed(plain(lower)));
	}

	/** Without digits and signs at both ends. */
	private static String undressed(String text) {
		return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
	}

	private static String plain(String text) {
		StringBuilder plain = new StringBuilder(text);
		for (int i = 0; i < plain.length(); i++) {
			int disguise = DISGUISES.indexOf(plain.charAt(i));
			if (disguise >= 0) {
				plain.setCharAt(i, LETTERS.charAt(disguise));
			}
		}
		return plain.toString();
	}

	/** Whether listed words follow each other from the beginning to the end. */
	private static boolean isMadeOfWords(String text) {
		if (text.isEmpty()) {
			return false;
		}
		boolean[] reached = new boolean[text.length() + 1];
		reached[0] = true;
		for (int from = 0; from < text.length(); from++) {
			for (int to = from + SHORTEST; reached[from] && to <= text.length(); to++) {
				reached[to] |= WORDS.contains(text.substring(from, to));
			}
		}
		return reached[text.length()];
	}

	private static Set<String> read() {
		try (InputStream list = Objects
			.requireNonNull(GuessedPasswords.class.getResourceAsStream("/dev/weir/access/guessed-passwords.txt"))) {
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#") && !line.isBlank())
				.flatMap((line) -> Arrays.stream(line.split(" ")))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
