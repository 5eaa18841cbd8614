package dev.weir.storage.transfer;

import dev.weir.problem.InvalidInput;
import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the headers of an upload say, it is a range within the body or refused.
 */
@AddLifecycleHook(ManyCases.class)
class ContentRangePropertyTests {

	@Property
	void anyHeaderIsARangeOrRefused(@ForAll("headers") String header, @ForAll("lengths") long length) {
		try {
			ContentRange range = ContentRange.of(header, length);
			assertThat(range.offset()).isNotNegative();
			assertThat(range.length()).isPositive();
			assertThat(range.offset() + range.length()).as("no overflow").isPositive();
			assertThat(length < 0 || length == range.length()).isTrue();
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).singleElement()
				.satisfies((field) -> assertThat(field.field()).isEqualTo("Content-Range"));
		}
	}

	@Property
	void whatIsWrittenIsRead(@ForAll @LongRange(min = 0, max = 1L << 50) long first,
			@ForAll @LongRange(min = 1, max = 1L << 50) long length) {
		long last = first + length - 1;
		ContentRange range = new ContentRange(first, length);
		assertThat(ContentRange.of("bytes " + first + "-" + last + "/*", -1)).isEqualTo(range);
		assertThat(ContentRange.of("bytes " + first + "-" + last + "/" + (last + 1), length)).isEqualTo(range);
	}

	@Provide
	Arbitrary<Long> lengths() {
		return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-1, 200));
	}

	@Provide
	Arbitrary<String> headers() {
		Arbitrary<String> piece = Arbitraries.of("bytes ", "bytes=", "Bytes ", "0", "1", "99", "100",
				"9223372036854775807", "999999999999999999", "-", "/", "*", " ", ",", "０", "\u0000", "+1", "1e3");
		return Arbitraries.oneOf(piece.list().ofMaxSize(9).map((list) -> String.join("", list)),
				piece.list()
					.ofSize(3)
					.map((three) -> "bytes " + three.get(0) + "-" + three.get(1) + "/" + three.get(2)),
				Arbitraries.strings().ofMaxLength(40));
	}

}
