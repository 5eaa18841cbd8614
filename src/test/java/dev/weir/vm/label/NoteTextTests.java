package dev.weir.vm.label;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Notes look as they were meant and harm nobody. */
class NoteTextTests {

	@Test
	void rendersWhatPeopleWrite() {
		String html = html("# Owner\n\n*Ana*, **db** team, see <https://wiki.example/db>\n\n- one\n- two\n\n`virsh`\n\n"
				+ "| a | b |\n|---|---|\n| 1 | 2 |\n\n3. three\n");
		assertThat(html).contains("<h3>Owner</h3>", "<em>Ana</em>", "<strong>db</strong>", "<li>one</li>",
				"<code>virsh</code>", "<td>1</td>", "<ol start=\"3\">");
		assertThat(html).contains("href=\"https://wiki.example/db\"").contains("noopener").contains("nofollow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
			"[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](https://evil.example/p.png)",
			"<a href=\"https://x\" onclick=\"x()\">y</a>", "<style>p{}</style>", "<iframe src=//evil></iframe>",
			"<svg onload=alert(1)>", "[x](vbscript:x)", "<https://x\" onmouseover=alert(1) y=\">",
			"[a]: javascript:alert(1)\n\n[a]", "`</code><script>alert(1)</script>`",
			"```\n</pre><script>x</script>\n```", "| <script>a</script> |\n|---|\n| <img src=x> |", "&lt;script&gt;",
			"\"><script>x</script>", "<form action=/logout method=post><button>x</button></form>",
			"<p id=vm-live class=shell style=a:b>" })
	void harmsNobody(String markdown) {
		assertThat(html(markdown).toLowerCase()).doesNotContain("<script", "<img", "href=\"javascript", "href=\"data",
				"href=\"vbscript", "<style", "<iframe", "<svg", "<form", "<button", " onclick=\"", " onmouseover=\"",
				" style=", " class=", " id=");
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "* ", "[", "![", "`", "*a **b ", "<", "&", "_", "(", "\\", "- > ", "|", "[a](", "<a ",
			"**", "\u0001", "\ud800" })
	void survivesWhateverIsRepeated(String part) {
		String text = part.repeat(LabelRule.NOTES / part.length());
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(html(text)).isNotNull());
	}

	@Test
	void tellsTextsApart() {
		assertThat(NoteText.mark("a")).isNotEqualTo(NoteText.mark("b")).isEqualTo(NoteText.mark("a"));
		assertThat(NoteText.mark(null)).isEqualTo(NoteText.mark(""));
	}

	private static String html(String markdown) {
		return NoteText.html(markdown).toString();
	}

}
