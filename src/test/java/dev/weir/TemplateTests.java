package dev.weir;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * House rules of templates, so that the content security policy can be strict and hostile
 * names stay harmless.
 */
class TemplateTests {

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

	/** Each with what is wrong about it. */
	private static final List<Rule> RULES = List.of(new Rule("unescaped text", Pattern.compile("th:utext|\\[\\(")),
			new Rule("an inline script", Pattern.compile("<script(?![^>]*\\bsrc=)|<script[^>]*>\\s*[^<\\s]")),
			new Rule("an inline style", Pattern.compile("<style|\\bstyle=|\\bth:style(append|prepend)?=")),
			new Rule("an inline handler", Pattern.compile("\\s((th:)?on[a-z]{3,}|hx-on[a-z:-]*)=")),
			new Rule("inlined expressions", Pattern.compile("\\[\\[|th:inline")),
			new Rule("a resource of somebody else", Pattern.compile("(src|href|action)=\"(https?:)?//")),
			new Rule("a throttle, which drops the last event of a row", Pattern.compile("\\bthrottle:")),
			new Rule("a change by GET", Pattern.compile("(hx-get|href)=\"[^\"]*/(delete|start|stop|shutdown)\"")));

	@ParameterizedTest
	@MethodSource("templates")
	void keepsToTheRules(Path template) {
		String text = COMMENT.matcher(I18nTests.read(template)).replaceAll("");
		assertThat(broken(text)).as(template.toString()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p th:utext=\"${x}\"></p>", "<script>alert(1)</script>", "<style>p {}</style>",
			"<p style=\"color: red\"></p>", "<p th:style=\"${x}\"></p>", "<a onclick=\"x()\"></a>",
			"<a hx-on:click=\"x()\"></a>", "<p>[[${x}]]</p>", "<p>[(${x})]</p>",
			"<script src=\"https://cdn.example/x.js\"></script>", "<a href=\"/vms/1/start\"></a>",
			"<p hx-trigger=\"weir:vm from:body throttle:1s\"></p>" })
	void theRulesBite(String bad) {
		assertThat(broken(bad)).isNotEmpty();
	}

	@Test
	void templatesAreSmall() {
		List<Long> lines = templates().stream().map((file) -> I18nTests.read(file).lines().count()).sorted().toList();
		assertThat(lines.get((int) (lines.size() * 0.9))).as("p90").isLessThanOrEqualTo(90);
	}

	private static List<String> broken(String text) {
		return RULES.stream().filter((rule) -> rule.pattern().matcher(text).find()).map(Rule::what).toList();
	}

	private static List<Path> templates() {
		return I18nTests.files(TEMPLATES, ".html");
	}

	private record Rule(String what, Pattern pattern) {
	}

}
