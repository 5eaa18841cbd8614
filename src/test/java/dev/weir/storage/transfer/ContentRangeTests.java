package dev.weir.storage.transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.weir.problem.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The header of a resumed upload.
 */
class ContentRangeTests {

	@Test
	void withoutHeaderTheWholeBodyCountsFromTheStart() {
		assertThat(ContentRange.of(null, 5)).isEqualTo(new ContentRange(0, 5));
		assertThat(ContentRange.of(null, -1)).isEqualTo(new ContentRange(0, -1));
	}

	@Test
	void aRangeTellsOffsetAndLength() {
		assertThat(ContentRange.of("bytes 100-199/200", 100)).isEqualTo(new ContentRange(100, 100));
		assertThat(ContentRange.of("bytes 0-0/*", -1)).isEqualTo(new ContentRange(0, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bytes", "bytes 1-/2", "bytes */200", "bytes 5-4/10", "bytes 0-10/10", "items 0-1/2",
			"bytes -1-2/3", "bytes 0-99999999999999999999/*", "bytes 0-98/200", "bytes 0-99/200; rm -rf",
			"字节 0-99/200" })
	void anythingElseIsRefused(String header) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> ContentRange.of(header, 100))
			.satisfies((wrong) -> assertThat(wrong.fields().get(0).field()).isEqualTo("Content-Range"));
	}

}
