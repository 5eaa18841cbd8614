package dev.weir.vm.xml;

import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link XmlEdit} and {@link NamedLine}.
 */
class XmlEditTests {

	private static final String PRESENT = "<domain><name>a</name><uuid>0cd41b01-7e5e-4594-8224-51f8360ad6d3</uuid></domain>";

	private static final String TEXT = """
			<domain type='kvm'>
			  <name>a</name>
			  <vcpu placing='static'>1</vcpu>
			  <devices>
			    <disk type='file'/>
			    <disk type='file'/>
			    <oops/>
			    <model type='e1001'/>
			  </devices>
			</domain>
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ParseError at [row,col]:[3,5] Message | 3", "(domain_definition):9: Opening and ending | 9",
					"Extra element devices in interleave Element oops failed to validate content | 4",
					"Did not expect element oops there | 7",
					"Element disk failed to validate content Element oops failed to validate | 7",
					"Invalid attribute placing for element vcpu | 3", "unsupported: unknown model 'e1001' | 8",
					"Element domain has extra content: oops | 7", "internal error: 'zzz' | 0", "no idea | 0" })
	void findsTheLineThatAMessageIsAbout(String message, int line) {
		assertThat(XmlEdit.line(message, TEXT)).isEqualTo(line);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | vm.create.problem.xml-missing", "<domain | vm.create.problem.xml",
			"<network/> | hypervisor.xml.wrong-root", "<domain><name>a</name></domain> | vm.xml.problem.uuid",
			"<domain><name>b</name><uuid>0cd41b01-7e5e-4594-8224-51f8360ad6d3</uuid></domain> | vm.xml.problem.name",
			"<!DOCTYPE x><domain/> | hypervisor.xml.malformed" })
	void refusesWhatIsNoChangeOfThisMachine(String typed, String key) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new XmlEdit(typed, "").against(PRESENT))
			.satisfies((ex) -> assertThat(ex.fields().get(0).messageKey()).isEqualTo(key));
	}

	@Test
	void takesAnUpperCaseUuidForTheSame() {
		assertThat(new XmlEdit(PRESENT.replace("0cd4", "0CD4"), "").against(PRESENT).domainName()).isEqualTo("a");
	}

}
