package dev.weir.vm.label;

import java.util.List;
import java.util.stream.IntStream;

import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a label may be, and what a change makes of it. */
class LabelChangeTests {

	@Test
	void tagsComeAndGo() {
		LabelChange change = LabelChange.tagging(List.of("web", " 生产 ", "DB"), List.of("OLD", "nowhere"));
		assertThat(change.tagsFrom(List.of("old", "db", "a"))).containsExactly("a", "db", "web", "生产");
	}

	@Test
	void allTagsAnew() {
		assertThat(LabelChange.all(List.of("b", "a", "B"), null, null).tagsFrom(List.of("c"))).containsExactly("a",
				"b");
		assertThat(LabelChange.all(List.of(), null, null).tagsFrom(List.of("c"))).isEmpty();
		assertThat(LabelChange.moving("x").tagsFrom(List.of("c"))).containsExactly("c");
	}

	@Test
	void notTooManyTags() {
		List<String> many = IntStream.range(0, LabelRule.TAGS).mapToObj((i) -> "t" + i).toList();
		assertThat(LabelChange.all(many, null, null).tagsFrom(List.of())).hasSize(LabelRule.TAGS);
		LabelChange one = LabelChange.tagging(List.of("more"), List.of());
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> one.tagsFrom(many));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a/b               | a/b
			' / a // b / '    | a/b
			生产/数据库           | 生产/数据库
			''                | ''
			/                 | ''
			""")
	void foldersArePaths(String typed, String path) {
		assertThat(LabelChange.moving(typed).folder()).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "a,b", "a\nb", "a\u0000", "\u202Eevil", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" })
	void refusesOddTags(String tag) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LabelChange.tagging(List.of(tag), List.of()))
			.satisfies((invalid) -> assertThat(invalid.fields().get(0).field()).isEqualTo("add"));
	}

	@Test
	void refusesOddFoldersAndNotes() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LabelChange.moving("x".repeat(61)));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LabelChange.moving("x/".repeat(200)));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LabelChange.moving("a\tb"));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> LabelChange.all(null, null, "x".repeat(LabelRule.NOTES + 1)));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LabelChange.all(null, null, "\0"));
	}

	@Test
	void whatIsTypedIsSplitAtAnyComma() {
		assertThat(LabelRule.split(" a, b，c、 ,d ")).containsExactly("a", "b", "c", "d");
		assertThat(LabelRule.split("")).isEmpty();
	}

}
