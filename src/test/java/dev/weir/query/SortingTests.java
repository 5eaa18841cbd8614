package dev.weir.query;

import java.util.Comparator;
import java.util.stream.Stream;

import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortingTests {

	private static final Sorting<String> SORTING = Sorting.of(Comparator.<String>naturalOrder())
		.column("length", Comparator.comparingInt(String::length));

	@Test
	void sortsBothWaysAndKeepsTheTieBreak() {
		assertThat(sorted("length")).containsExactly("a", "b", "aa", "bb");
		assertThat(sorted("-length")).containsExactly("aa", "bb", "a", "b");
		assertThat(sorted("")).containsExactly("a", "aa", "b", "bb");
	}

	@Test
	void namesTheColumnsThereAre() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> SORTING.order("-colour"))
			.satisfies((problem) -> assertThat(problem.fields()).singleElement()
				.satisfies((field) -> assertThat(field.arguments()).containsExactly("colour", "length")));
	}

	private static Stream<String> sorted(String sort) {
		return Stream.of("bb", "a", "aa", "b").sorted(SORTING.order(sort));
	}

}
