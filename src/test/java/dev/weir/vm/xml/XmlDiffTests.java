package dev.weir.vm.xml;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link XmlDiff}.
 */
class XmlDiffTests {

	private static final String TWENTY = IntStream.rangeClosed(1, 20)
		.mapToObj(Integer::toString)
		.collect(Collectors.joining("\n", "", "\n"));

	@Test
	void equalTextsHaveNone() {
		assertThat(XmlDiff.between(TWENTY, TWENTY).lines()).isEmpty();
		assertThat(XmlDiff.between("", "").lines()).isEmpty();
	}

	@Test
	void aChangeStandsAmongThreeLinesOfContext() {
		XmlDiff diff = XmlDiff.between(TWENTY, TWENTY.replace("10\n", "ten\n"));
		assertThat(text(diff)).isEqualTo("⋯ =7 =8 =9 -10 +ten =11 =12 =13");
		assertThat(diff.added()).isEqualTo(1);
		assertThat(diff.removed()).isEqualTo(1);
		assertThat(diff.lines()).last().extracting(XmlDiff.Line::before, XmlDiff.Line::after).containsExactly(13, 13);
	}

	@Test
	void linesThatMovedCarryBothNumbers() {
		XmlDiff diff = XmlDiff.between(TWENTY, TWENTY.replace("2\n", "").replace("19\n", "19\nx\n"));
		assertThat(diff.lines()).anySatisfy((line) -> {
			assertThat(line.text()).isEqualTo("18");
			assertThat(line.before() - line.after()).isGreaterThan(0);
		});
	}

	@Test
	void changesCloseTogetherShareTheirContext() {
		XmlDiff diff = XmlDiff.between(TWENTY, TWENTY.replace("3\n4\n", "3\nfour\n").replace("\n8\n", "\neight\n"));
		assertThat(text(diff)).isEqualTo("=1 =2 =3 -4 +four =5 =6 =7 -8 +eight =9 =10 =11");
	}

	@Test
	void whatTouchesOtherLinesIsJoined() {
		String mine = TWENTY.replace("2\n3\n", "two\n3\n");
		String theirs = TWENTY.replace("18\n", "eighteen\n");
		assertThat(XmlDiff.merged(TWENTY, mine, theirs)).hasValue(mine.replace("18\n", "eighteen\n"));
		assertThat(XmlDiff.merged(TWENTY, TWENTY.replace("18\n", "x\n"), theirs)).isEmpty();
		assertThat(XmlDiff.merged("", "a\n", "b\n")).isNotNull();
	}

	private static String text(XmlDiff diff) {
		return diff.lines().stream().map((line) -> switch (line.kind()) {
			case "added" -> "+" + line.text();
			case "removed" -> "-" + line.text();
			case "gap" -> "⋯";
			default -> "=" + line.text();
		}).collect(Collectors.joining(" "));
	}

}
