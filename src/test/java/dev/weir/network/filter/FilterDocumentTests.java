package dev.weir.network.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.weir.network.filter.FilterDraft.Rule;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Definitions of packet filters as documents: what is edited changes, nothing else does.
 */
class FilterDocumentTests {

	private static final String XML = """
			<filter name='web' chain='root'>
			  <uuid>5c9a8f0e-0ef6-4bd4-9a0b-5a1a2b7e7d11</uuid>
			  <!-- ssh from the office -->
			  <rule action='accept' direction='in' priority='500'>
			    <tcp srcipaddr='192.0.2.0' srcipmask='24' dstportstart='22' unknown='kept'/>
			  </rule>
			  <rule action='accept' direction='in' priority='500' statematch='0'>
			    <tcp dstportstart='80' comment='the web'/>
			  </rule>
			  <rule action='drop' direction='in' priority='1000'>
			    <all/>
			  </rule>
			  <rule action='drop' direction='in'/>
			  <filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.1'/></filterref>
			</filter>""";

	@Test
	void savingAnUntouchedFormChangesNothing() {
		FilterDocument document = FilterDocument.parse(XML);
		document.write(FilterForm.of(document.draft(), null, null).draft());
		assertThat(document.text()).isEqualTo(XML);
	}

	@Test
	void aRuleGoesAloneAndAnotherChangesInPlace() {
		FilterDocument document = FilterDocument.parse(XML);
		FilterDraft draft = document.draft();
		List<Rule> rules = new ArrayList<>(draft.ruleList());
		rules.remove(1);
		document.write(with(draft, rules));
		assertThat(document.text()).isEqualTo(XML.replaceFirst("(?s)  <rule [^>]*statematch.*?</rule>\n", ""));
		rules.set(0, new Rule("accept", "in", 500L, false, "tcp", Map.of("dstportstart", "2222")));
		document.write(with(draft, rules));
		assertThat(document.text()).contains("<tcp dstportstart='2222' unknown='kept'/>", "ssh from the office",
				"<parameter name='IP'");
		rules.add(new Rule("drop", "out", null, false, "arp", Map.of("opcode", "Reply")));
		document.write(with(draft, rules));
		assertThat(document.draft().ruleList()).isEqualTo(rules);
	}

	@Test
	void aCopyHasEverythingButTheIdentity() {
		FilterDocument copy = FilterDocument.parse(XML).nameless();
		copy.write(copy.draft().named("copy"));
		assertThat(copy.text()).contains("name='copy'", "unknown='kept'").doesNotContain("<uuid>");
	}

	@Test
	void everyFaultIsToldAtItsField() {
		FilterDraft draft = new FilterDraft("a/b", "nonsense", 5000L,
				List.of(new Rule("allow", "up", 3000L, false, "quic", Map.of()),
						new Rule("drop", "in", null, false, "icmp", Map.of("dstportstart", "22")),
						new Rule("drop", "in", null, false, "tcp", Map.of("dstportstart", "ssh")), new Rule("drop",
								"in", null, false, "tcp", Map.of("dstportstart", "$PORT", "srcipaddr", "fe80::1"))),
				List.of("none"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> FilterCheck.check(draft, Set.of("web"), true))
			.satisfies((wrong) -> assertThat(wrong.fields()).extracting(FieldProblem::field)
				.containsExactlyInAnyOrder("name", "chain", "priority", "rules[0].action", "rules[0].direction",
						"rules[0].priority", "rules[0].protocol", "rules[1].attributes", "rules[2].attributes",
						"filters"));
	}

	@Test
	void valuesWithBlanksAreQuoted() {
		assertThat(FilterForm.of(FilterDocument.parse(XML).draft(), null, null).rows().get(1).attributes())
			.isEqualTo("dstportstart=80 comment=\"the web\"");
	}

	private static FilterDraft with(FilterDraft draft, List<Rule> rules) {
		return new FilterDraft(draft.name(), draft.chain(), draft.priority(), rules, draft.filters());
	}

}
