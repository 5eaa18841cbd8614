package dev.weir.audit;

import java.time.Instant;

import dev.weir.access.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditCsvTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			admin|admin
			=1+1|'=1+1
			+cmd|'+cmd
			-2|'-2
			@SUM(A1)|'@SUM(A1)
			a;=1+1|"a;'=1+1"
			a, -1|"a,' -1"
			＝1+1|'＝1+1
			vm-1|vm-1
			a,b|"a,b"
			=a,b|"'=a,b"
			数据库 🚀|数据库 🚀
			<script>|<script>
			""", quoteCharacter = '~')
	void noCellIsAFormula(String text, String cell) {
		assertThat(AuditCsv.cell(text)).isEqualTo(cell);
	}

	@Test
	void quotesLinesAndTabsAreKeptInTheCell() {
		assertThat(AuditCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
		assertThat(AuditCsv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
		assertThat(AuditCsv.cell("\t=1")).startsWith("\"'\t").endsWith("=1\"");
		assertThat(AuditCsv.cell(" \u200b=1")).isEqualTo("' \u200b=1");
		assertThat(AuditCsv.cell("a\n@x")).isEqualTo("\"a\n'@x\"");
		assertThat(AuditCsv.cell("")).isEmpty();
	}

	@Test
	void aRowHasAsManyCellsAsTheHeading() {
		AuditView row = new AuditView(1, Instant.parse("2026-01-31T12:00:00Z"), "=evil()", null, "127.0.0.1",
				"vm.start", Target.of(Target.Kind.VM, "id", "web1"), AuditTrail.Outcome.REFUSED, null, null, null);
		assertThat(AuditCsv.line(row))
			.isEqualTo("2026-01-31T12:00:00Z,'=evil(),,127.0.0.1,vm.start,vm,id,web1,refused,,\r\n");
		assertThat(AuditCsv.HEAD.split(",")).hasSize(AuditCsv.line(row).split(",", -1).length);
	}

}
