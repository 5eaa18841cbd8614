package dev.weir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every word is in both languages, every key that is used exists, and no template speaks
 * a language of its own.
 */
class I18nTests {

	private static final Path MESSAGES = Path.of("src/main/resources/messages");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/**
	 * {@code #{key}} and {@code #{key(argument)}}; those with a computed part are not
	 * looked at.
	 */
	private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]");

	private static final Pattern JAVA_KEY = Pattern
		.compile("\"((?:problem|query|hypervisor|fleet|access|audit|task|host|vm|storage|network|image|console|web)"
				+ "(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)\"");

	private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

	/** Text between two tags, after comments are gone. */
	private static final Pattern LITERAL = Pattern.compile(">([^<>]*\\p{L}{2,}[^<>]*)<");

	private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

	/** What a person types is the same in every language. */
	private static final Pattern CODE = Pattern
		.compile("(?s)(<(?:code|kbd|samp|pre)\\b[^>]*>)(.*?)(</(?:code|kbd|samp|pre)>)");

	private static final Pattern KEYS_OF_A_KEYBOARD = Pattern.compile("((Ctrl|Alt)\\+\\S+|Tab|Esc|Win|PrintScreen)");

	@Test
	void bothLanguagesHaveTheSameKeys() {
		for (String module : modules()) {
			assertThat(bundle(module + "_zh_CN").keySet()).as(module).isEqualTo(bundle(module).keySet());
		}
	}

	@Test
	void bothLanguagesTakeTheSameArguments() {
		for (String module : modules()) {
			Map<String, String> chinese = bundle(module + "_zh_CN");
			bundle(module).forEach(
					(key, text) -> assertThat(places(chinese.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
		}
	}

	@Test
	void everyTextIsAMessageFormat() {
		for (String module : modules()) {
			for (String name : List.of(module, module + "_zh_CN")) {
				bundle(name).forEach((key, text) -> {
					assertThat(text).as(key).isNotBlank();
					assertThat(new MessageFormat(text)).as(key).isNotNull();
					// A lone apostrophe quotes what follows it, and is itself lost.
					assertThat(text.replace("''", "").replaceAll("'[{}]'", "")).as(key).doesNotContain("'");
				});
			}
		}
	}

	@Test
	void keysBelongToTheirModule() {
		Set<String> shared = Set.of("typeMismatch", "task.kind.", "audit.action.", "access.permission.");
		for (String module : modules()) {
			assertThat(bundle(module).keySet()).as(module)
				.allMatch((key) -> key.startsWith(module + ".") || shared.stream().anyMatch(key::startsWith));
		}
	}

	@Test
	void everyKeyThatATemplateNamesExists() {
		Set<String> known = allKeys();
		Set<String> missing = new TreeSet<>();
		templates().forEach((file, text) -> KEY.matcher(COMMENT.matcher(text).replaceAll(""))
			.results()
			.map((match) -> match.group(1))
			.filter((key) -> !known.contains(key))
			.forEach((key) -> missing.add(file + ": " + key)));
		assertThat(missing).isEmpty();
	}

	@Test
	void everyKeyThatAProblemNamesExists() {
		Set<String> known = allKeys();
		Pattern problem = Pattern.compile(
				"(?:Problem|FieldProblem|InvalidInput)\\.of\\(\\s*(?:(?:ErrorKind\\.)?[A-Z_]+,\\s*|\"[^\"]*\",\\s*)"
						+ JAVA_KEY.pattern());
		Set<String> missing = new TreeSet<>();
		files(Path.of("src/main/java"), ".java").forEach((file) -> {
			Matcher found = problem.matcher(read(file));
			while (found.find()) {
				if (!known.contains(found.group(1))) {
					missing.add(file.getFileName() + ": " + found.group(1));
				}
			}
		});
		assertThat(missing).isEmpty();
	}

	@Test
	void noTemplateHasWordsOfItsOwn() {
		Set<String> own = Set.of("Weir", "libvirt", "GiB");
		List<String> found = new ArrayList<>();
		templates().forEach(
				(file, text) -> LITERAL.matcher(CODE.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("$1$3"))
					.results()
					.map((match) -> match.group(1).strip())
					.filter((words) -> !own.contains(words) && !KEYS_OF_A_KEYBOARD.matcher(words).matches())
					.forEach((words) -> found.add(file + ": " + words)));
		assertThat(found).isEmpty();
	}

	private static Set<String> places(String text) {
		return PLACE.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> allKeys() {
		return modules().stream().flatMap((module) -> bundle(module).keySet().stream()).collect(Collectors.toSet());
	}

	private static List<String> modules() {
		return files(MESSAGES, ".properties").stream()
			.map((file) -> file.getFileName().toString().replace(".properties", ""))
			.filter((name) -> !name.endsWith("_zh_CN"))
			.sorted()
			.toList();
	}

	private static Map<String, String> bundle(String name) {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, String> sorted = new TreeMap<>();
		properties.forEach((key, value) -> sorted.put(key.toString(), value.toString()));
		return sorted;
	}

	private static Map<String, String> templates() {
		return files(TEMPLATES, ".html").stream()
			.collect(Collectors.toMap((file) -> TEMPLATES.relativize(file).toString(), I18nTests::read));
	}

	static List<Path> files(Path folder, String end) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter((file) -> file.toString().endsWith(end)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
