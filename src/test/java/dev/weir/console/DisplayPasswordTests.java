package dev.weir.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayPasswordTests {

	@Test
	void isThatOfTheVncDisplay() {
		assertThat(DisplayPassword.inside("""
				<domain><devices><graphics type='spice' passwd='other'/>\
				<graphics type='vnc' port='5900' passwd='a&lt;b&quot;c'/></devices></domain>""")).isEqualTo("a<b\"c");
	}

	@Test
	void isNothingWhereNoneIsAskedFor() {
		assertThat(DisplayPassword.inside("<domain><devices><graphics type='vnc'/></devices></domain>")).isNull();
		assertThat(DisplayPassword.inside("<domain><devices/></domain>")).isNull();
	}

}
