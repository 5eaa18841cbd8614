package dev.weir.vm.xml;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SecretMask}.
 */
class SecretMaskTests {

	private static final String SECURE = """
			<domain><devices>
			  <disk><source protocol='https' name='a'><cookies><cookie name='session'>geheim</cookie></cookies></source><target dev='vda'/></disk>
			  <graphics type='vnc' passwd='one'/><graphics type="spice" passwd="two &amp; 'more'"/><graphics type='vnc'/>
			</devices></domain>""";

	@Test
	void hidesAllOfThemAndNothingElse() {
		assertThat(SecretMask.hide(SECURE)).isEqualTo(SECURE.replace("geheim", "********")
			.replace("one", "********")
			.replace("two &amp; 'more'", "********"));
	}

	@Test
	void putsThemBackWhereTheMaskIsLeft() {
		assertThat(restored(SecretMask.hide(SECURE), SECURE)).isEqualTo(SECURE);
		assertThat(restored(SecretMask.hide(SECURE).replace("<graphics type='vnc'/>", ""), SECURE))
			.isEqualTo(SECURE.replace("<graphics type='vnc'/>", ""));
	}

	@Test
	void leavesAnotherOneAsTyped() {
		String typed = SecretMask.hide(SECURE).replace("type='vnc' passwd='********'", "type='vnc' passwd='new'");
		assertThat(restored(typed, SECURE)).isEqualTo(SECURE.replace("one", "new"));
	}

	@Test
	void refusesAMaskThatStandsForNothing() {
		String typed = SecretMask.hide(SECURE)
			.replace("<graphics type='vnc'/>", "<graphics type='vnc' passwd='********'/>");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> restored(typed, SECURE))
			.satisfies((ex) -> assertThat(ex.fields().get(0).messageKey()).isEqualTo("vm.xml.problem.secret"));
	}

	@Test
	void anEarlierVersionKeepsThePresentPasswords() {
		String version = "<domain><devices><graphics type='vnc'/></devices></domain>";
		assertThat(SecretMask.carry(version, SECURE))
			.isEqualTo("<domain><devices><graphics type='vnc' passwd='********'/></devices></domain>");
	}

	private static String restored(String typed, String secure) {
		DomainXml domain = DomainXml.parse(typed);
		SecretMask.restore(domain, secure);
		return domain.document();
	}

}
