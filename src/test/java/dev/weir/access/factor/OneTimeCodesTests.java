package dev.weir.access.factor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodesTests {

	/** The secret of the examples in RFC 6238, appendix B. */
	private static final String SECRET = new Base32()
		.encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

	private final OneTimeCodes codes = new OneTimeCodes();

	@ParameterizedTest
	@CsvSource({ "59, 287082, 1", "1111111109, 081804, 37037036", "1234567890, 005924, 41152263",
			"20000000000, 353130, 666666666" })
	void theExamplesOfTheStandardHold(long seconds, String code, long step) {
		assertThat(this.codes.step(SECRET, code, Instant.ofEpochSecond(seconds))).hasValue(step);
	}

	@Test
	void clocksMayDifferByOneStepAndNoMore() {
		assertThat(this.codes.step(SECRET, "287 082", Instant.ofEpochSecond(89))).hasValue(1);
		assertThat(this.codes.step(SECRET, "287082", Instant.ofEpochSecond(90))).isEmpty();
		assertThat(this.codes.step(SECRET, "287082", Instant.ofEpochSecond(0))).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "28708", "2870820", "28708a", "２８７０８２", "-28708", "287082' or '1'='1" })
	void anythingElseIsNoCode(String typed) {
		assertThat(this.codes.step(SECRET, typed, Instant.ofEpochSecond(59))).isEmpty();
	}

	@Test
	void aNewSecretHasAHundredAndSixtyBits() {
		assertThat(this.codes.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(this.codes.newSecret());
	}

}
