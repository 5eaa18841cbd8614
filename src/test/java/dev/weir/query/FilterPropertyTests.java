package dev.weir.query;

import java.util.List;

import dev.weir.problem.InvalidInput;
import dev.weir.query.FilterTests.Row;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is typed, the filter either works or says what is wrong. The number of cases
 * is raised by {@code -Djqwik.tries.default=200000} for the long run.
 */
class FilterPropertyTests {

	@Property
	void anyTextWorksOrIsExplained(@ForAll("filters") String text, @ForAll String name) {
		Row row = new Row(name, "running", 1, List.of(name));
		try {
			Filter.parse(text, FilterTests.FIELDS).test(row);
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).isNotEmpty()
				.allSatisfy((field) -> assertThat(field.messageKey()).startsWith("query."));
		}
		FilterTests.FIELDS.completions(text);
	}

	@Property
	void aQuotedNameFindsItself(@ForAll @StringLength(max = 200) String name) {
		String quoted = '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		if (quoted.length() <= Filter.MAX_LENGTH) {
			assertThat(Filter.parse(quoted, FilterTests.FIELDS).test(new Row(name, "saved", 0, List.of()))).isTrue();
		}
	}

	@Property
	void minusTurnsAnswersRound(@ForAll("words") String word, @ForAll("words") String name) {
		Row row = new Row(name, "running", 1, List.of());
		assertThat(Filter.parse("-" + word, FilterTests.FIELDS).test(row))
			.isNotEqualTo(Filter.parse(word, FilterTests.FIELDS).test(row));
	}

	@Property
	void starsMatchLikeAContainedWord(@ForAll("words") String word, @ForAll("words") String name) {
		Row row = new Row(name, "running", 1, List.of());
		assertThat(Filter.parse("name:*" + word + "*", FilterTests.FIELDS).test(row))
			.isEqualTo(Filter.parse("name:" + word, FilterTests.FIELDS).test(row));
	}

	@Provide
	Arbitrary<String> words() {
		return Arbitraries.strings().withChars("abAB01").ofMinLength(1).ofMaxLength(6);
	}

	@Provide
	Arbitrary<String> filters() {
		Arbitrary<String> piece = Arbitraries.of("name:", "state:", "memory:", "-", "\"", ",", "*", " ", "\\", "：", "，",
				"off", "running", ">=", "8g", "..", "\u0000", "\uD800", "x");
		return Arbitraries.frequencyOf(Tuple.of(3, piece.list().ofMaxSize(20).map((list) -> String.join("", list))),
				Tuple.of(1, Arbitraries.strings().ofMaxLength(600)));
	}

}
