package dev.weir.vm.label;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.problem.InvalidInput;
import dev.weir.vm.VmLabel;

/**
 * What tags, folders and notes may be: any language, nothing that shows something else
 * than it is. Stateless.
 */
final class LabelRule {

	/** Longest tag in characters. */
	static final int TAG = 40;

	/** Most tags of a virtual machine; with {@link #TAG} they fit their column. */
	static final int TAGS = 20;

	/** Longest name of a folder, without those above it. */
	static final int FOLDER = 60;

	/** Longest path of a folder. */
	static final int PATH = 300;

	/** Most characters of notes. */
	static final int NOTES = 20_000;

	/** Control characters, halves of a character, changes of writing direction. */
	private static final Pattern HIDDEN = Pattern
		.compile("[\\p{Cntrl}\\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]");

	private static final Pattern COMMA = Pattern.compile("[,\uFF0C\u3001]");

	private LabelRule() {
	}

	/** What was typed into one field, between commas. */
	static List<String> split(String typed) {
		return COMMA.splitAsStream(typed).map(String::strip).filter((tag) -> !tag.isEmpty()).toList();
	}

	static List<String> tags(String field, List<String> given) {
		return given.stream().map((tag) -> tag(field, tag)).toList();
	}

	private static String tag(String field, String given) {
		String tag = given.strip();
		if (tag.isEmpty() || tag.length() > TAG || HIDDEN.matcher(tag).find() || COMMA.matcher(tag).find()) {
			throw InvalidInput.of(field, "vm.label.tag-wrong", TAG);
		}
		return tag;
	}

	static List<String> few(List<String> tags) {
		if (tags.size() > TAGS) {
			throw InvalidInput.of("tags", "vm.label.tags-many", TAGS);
		}
		return List.copyOf(tags);
	}

	static String folder(String given) {
		String path = Stream.of(given.split(VmLabel.SEPARATOR))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.joining(VmLabel.SEPARATOR));
		boolean longName = Stream.of(path.split(VmLabel.SEPARATOR)).anyMatch((name) -> name.length() > FOLDER);
		if (longName || path.length() > PATH || HIDDEN.matcher(path).find()) {
			throw InvalidInput.of("folder", "vm.label.folder-wrong", FOLDER, PATH);
		}
		return path;
	}

	static String notes(String given) {
		String text = given.replace("\r\n", "\n").stripTrailing();
		if (text.length() > NOTES) {
			throw InvalidInput.of("notes", "vm.label.notes-long", NOTES);
		}
		if (text.indexOf('\0') >= 0) {
			throw InvalidInput.of("notes", "vm.label.notes-characters");
		}
		return text;
	}

}
