package dev.weir.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each piece of the filter language means.
 */
class FilterTests {

	static final Fields<Row> FIELDS = Fields.<Row>none()
		.text("name", Row::name)
		.texts("ip", Row::ips)
		.choice("state", Row::state,
				Map.of("running", Set.of("running"), "saved", Set.of("saved"), "shut-off", Set.of("shut-off"), "off",
						Set.of("shut-off", "saved")))
		.flag("pending", (row) -> row.name().isEmpty())
		.number("memory", Row::memory);

	private static final Row WEB = new Row("Web-Élan 01", "running", 8L << 30, List.of("10.0.0.5", "fe80::5054:1"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			web                      | true
			WEB elan                 | true
			web nothere              | false
			-nothere                 | true
			name:web*                | true
			name:*01                 | true
			name:eb*                 | false
			name:w*e*l*0*            | true
			"web-elan 01"            | true
			"web *"                  | false
			state:running            | true
			STATE:Running            | true
			state:off                | false
			-state:off               | true
			state:off,running        | true
			state：running，saved     | true
			fe80::5054               | true
			fe80::5055               | false
			ip:10.0.0.*,10.1.0.*     | true
			db,web                   | true
			memory:>4g               | true
			memory:>=8g              | true
			memory:<8GiB             | false
			memory:4g..16g           | true
			memory:8589934592        | true
			memory:>8388608t         | false
			memory:<8388608t         | true
			memory:0..999999999999999t | true
			pending:no               | true
			,                        | true
			-                        | true
			web   state:running      | true
			ｗｅｂ                     | true
			""")
	void means(String text, boolean matches) {
		assertThat(Filter.parse(text, FIELDS).test(WEB)).isEqualTo(matches);
	}

	@Test
	void nothingMatchesEverything() {
		assertThat(Filter.parse("", FIELDS).isEmpty()).isTrue();
		assertThat(Filter.parse("  \u3000 ", FIELDS).test(WEB)).isTrue();
	}

	@Test
	void unknownNumbersNeverMatch() {
		Row unknown = new Row("x", "running", -1, List.of());
		assertThat(Filter.parse("memory:<1t", FIELDS).test(unknown)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			web stat:running      | query.filter.unknown-field | 5
			state:flying          | query.filter.unknown-value | 1
			web state:            | query.filter.missing-value | 11
			state:off,            | query.filter.missing-value | 11
			"open                 | query.filter.open-quote    | 1
			memory:lots           | query.filter.no-number     | 1
			memory:99999999999999999999 | query.filter.no-number | 1
			name:""               | query.filter.missing-value | 6
			""")
	void saysWhatIsWrongAndWhere(String text, String messageKey, int position) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Filter.parse(text, FIELDS))
			.satisfies((problem) -> {
				assertThat(problem.fields()).singleElement().satisfies((field) -> {
					assertThat(field.field()).isEqualTo("q");
					assertThat(field.messageKey()).isEqualTo(messageKey);
					assertThat(field.arguments()).contains(position);
				});
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "'; rm -rf /", "a\\b", "100%", "\u202Eevil", "🐧", "网络" })
	void hostileTextIsFoundAsItIs(String name) {
		Row row = new Row("x" + name + "y", "running", 0, List.of());
		assertThat(Filter.parse('"' + name.replace("\\", "\\\\") + '"', FIELDS).test(row)).isTrue();
		assertThat(Filter.parse("zzz", FIELDS).test(row)).isFalse();
	}

	@Test
	void doesNotDependOnTheLocaleOfTheMachine() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr"));
			Row row = new Row("MINI", "running", 0, List.of());
			assertThat(Filter.parse("mini", FIELDS).test(row)).isTrue();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void manyStarsDoNotExplode() {
		Row row = new Row("a".repeat(5000), "running", 0, List.of());
		assertThat(Filter.parse("name:" + "a*".repeat(240) + "b", FIELDS).test(row)).isFalse();
	}

	@Test
	void completesFieldsAndValues() {
		assertThat(FIELDS.completions("web sta")).containsExactly("web state:");
		assertThat(FIELDS.completions("web -state:o")).containsExactly("web -state:off");
		assertThat(FIELDS.completions("state:off,ru")).containsExactly("state:off,running");
		assertThat(FIELDS.completions("nothing:x")).isEmpty();
		assertThat(FIELDS.completions("")).hasSize(5);
	}

	@Test
	void becomesSqlPatterns() {
		assertThat(new FilterValue("Web_1*%", false).like()).isEqualTo("web\\_1%\\%");
		assertThat(new FilterValue("a*", true).like()).isEqualTo("%a*%");
	}

	record Row(String name, String state, long memory, List<String> ips) {
	}

}
