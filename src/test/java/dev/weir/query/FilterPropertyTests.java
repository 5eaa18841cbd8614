package dev.weir.query;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

import dev.weir.problem.InvalidInput;
import dev.weir.query.FilterTests.Row;
import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is typed, a list's question either works or says what is wrong.
 */
@AddLifecycleHook(ManyCases.class)
class FilterPropertyTests {

	private static final String UNITS = " kmgt";

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

	@Property
	void numbersCompareAsNumbersHoweverLarge(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long wanted,
			@ForAll("units") int unit, @ForAll @LongRange(min = 0) long memory) {
		BigInteger meant = BigInteger.valueOf(wanted).shiftLeft(10 * unit);
		String text = wanted + UNITS.substring(unit, unit + 1).strip();
		int order = BigInteger.valueOf(memory).compareTo(meant);
		assertThat(isFound("memory:>" + text, memory)).isEqualTo(order > 0);
		assertThat(isFound("memory:<=" + text, memory)).isEqualTo(order <= 0);
		assertThat(isFound("memory:" + text, memory)).isEqualTo(order == 0);
	}

	@Property
	void completionsGoOnFromWhatWasTyped(@ForAll("filters") String text) {
		assertThat(FilterTests.FIELDS.completions(text)).allSatisfy((completion) -> {
			int same = text.length() - word(text).length();
			assertThat(completion).startsWith(text.substring(0, same));
		});
	}

	@Property
	void aPageIsFoundAgainByItsCursor(@ForAll @net.jqwik.api.constraints.IntRange(min = 0) int offset,
			@ForAll String typed, @ForAll Integer limit) {
		assertThat(PageQuery.of(null, null, PageQuery.cursor(offset)).offset()).isEqualTo(offset);
		try {
			PageQuery page = PageQuery.of(typed, limit, typed);
			assertThat(page.offset()).isNotNegative();
			assertThat(page.limit()).isBetween(1, PageQuery.MAX_LIMIT);
			Listing.page(List.of("a"), page);
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).isNotEmpty();
		}
	}

	@Property
	void namesHaveOneOrder(@ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
		Comparator<String> order = NaturalOrder.INSTANCE;
		assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
		if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
			assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
		}
	}

	private static boolean isFound(String filter, long memory) {
		return Filter.parse(filter, FilterTests.FIELDS).test(new Row("a", "running", memory, List.of()));
	}

	private static String word(String text) {
		int start = text.length();
		while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
			start--;
		}
		return text.substring(start);
	}

	@Provide
	Arbitrary<Integer> units() {
		return Arbitraries.integers().between(0, UNITS.length() - 1);
	}

	@Provide
	Arbitrary<String> words() {
		return Arbitraries.strings().withChars("abAB01").ofMinLength(1).ofMaxLength(6);
	}

	@Provide
	Arbitrary<String> names() {
		return Arbitraries.strings().withChars("0019aA-_. İıſK\u0000\uD800").ofMaxLength(8);
	}

	@Provide
	Arbitrary<String> filters() {
		Arbitrary<String> piece = Arbitraries.of("name:", "state:", "memory:", "-", "\"", ",", "*", " ", "\\", "：", "，",
				"off", "running", ">=", "8g", "..", "\u0000", "\uD800", "x");
		return Arbitraries.frequencyOf(Tuple.of(3, piece.list().ofMaxSize(20).map((list) -> String.join("", list))),
				Tuple.of(1, Arbitraries.strings().ofMaxLength(600)));
	}

}
