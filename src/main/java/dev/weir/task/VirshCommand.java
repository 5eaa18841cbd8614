package dev.weir.task;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The virsh command line equivalent to a task, shown for people to learn from and to
 * repeat. Every word is quoted for a POSIX shell where it needs to be; nothing is ever
 * executed. Immutable.
 */
public final class VirshCommand {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

	private final List<String> words;

	private VirshCommand(List<String> words) {
		this.words = List.copyOf(words);
	}

	/** A command such as {@code virsh start web1}. */
	public static VirshCommand of(String... words) {
		return new VirshCommand(List.of(words));
	}

	/** The same command with more words at its end. */
	public VirshCommand with(String... more) {
		List<String> all = new ArrayList<>(this.words);
		all.addAll(List.of(more));
		return new VirshCommand(all);
	}

	/** The command line that reads the text from its standard input, by a here-string. */
	public String reading(String input) {
		return this + " <<< " + quoted(input);
	}

	@Override
	public String toString() {
		return this.words.stream().map(VirshCommand::quoted).collect(Collectors.joining(" ", "virsh ", ""));
	}

	private static String quoted(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
