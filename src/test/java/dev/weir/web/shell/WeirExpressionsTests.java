package dev.weir.web.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers of any size, as templates show them.
 */
class WeirExpressionsTests {

	private final WeirExpressions weir = new WeirExpressions(new Ages(Clock.systemUTC(), new StaticMessageSource()),
			Locale.ENGLISH, Theme.values()[0], "1");

	@Test
	void momentsNameTheirZone() {
		assertThat(this.weir.date(Instant.parse("2026-03-01T23:30:05Z"))).startsWith("Mar 1, 2026, 11:30:05")
			.endsWith("UTC");
	}

	@Test
	void sizesThatADefinitionClaimsAreShownWhateverTheyAre() {
		assertThat(this.weir.kib(Long.MAX_VALUE)).isEqualTo("8 EiB");
		assertThat(this.weir.kib(9_007_199_254_740_991L)).isEqualTo("8 EiB");
		assertThat(this.weir.kib(1024)).isEqualTo("1 MiB");
		assertThat(this.weir.kib(0)).isEqualTo("0 B");
		assertThat(this.weir.kib(-1)).isEqualTo(Sizes.UNKNOWN);
	}

}
