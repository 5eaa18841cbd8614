package dev.weir.console.relay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a viewer sends, nothing that acts reaches the display. */
@AddLifecycleHook(ManyCases.class)
class ViewOnlyFilterPropertyTests {

	private static final byte[] HELLO = "RFB 003.008\n\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);

	@Property
	void readsOrRefusesAnything(@ForAll @Size(max = 400) byte[] bytes, @ForAll @IntRange(min = 1, max = 500) int piece,
			@ForAll boolean afterHandshake) {
		byte[] sent = afterHandshake ? join(HELLO, bytes) : bytes;
		byte[] passed = pass(sent, piece);
		assertThat(passed == null || passed.length <= sent.length).isTrue();
	}

	@Property
	void doesNotCareForPieces(@ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(min = 1, max = 300) int piece) {
		byte[] sent = join(HELLO, bytes);
		assertThat(pass(sent, piece)).isEqualTo(pass(sent, sent.length));
	}

	@Property
	void passesWhatLooksAndDropsWhatActs(@ForAll("messages") List<Message> messages,
			@ForAll @IntRange(min = 1, max = 300) int piece) {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		sent.writeBytes(HELLO);
		expected.writeBytes(HELLO);
		for (Message message : messages) {
			sent.writeBytes(message.bytes());
			if (!message.acts()) {
				expected.writeBytes(message.bytes());
			}
		}
		assertThat(pass(sent.toByteArray(), piece)).isEqualTo(expected.toByteArray());
	}

	/**
	 * @return null when it was refused
	 */
	private static byte @Nullable [] pass(byte[] bytes, int piece) {
		ViewOnlyFilter filter = new ViewOnlyFilter();
		ByteArrayOutputStream passed = new ByteArrayOutputStream();
		try {
			for (int at = 0; at < bytes.length; at += piece) {
				ByteBuffer out = filter.filter(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)).slice());
				byte[] some = new byte[out.remaining()];
				out.get(some);
				passed.writeBytes(some);
			}
			return passed.toByteArray();
		}
		catch (ViewOnlyFilter.UnknownMessage ex) {
			return null;
		}
	}

	private static byte[] join(byte[] first, byte[] second) {
		ByteArrayOutputStream both = new ByteArrayOutputStream();
		both.writeBytes(first);
		both.writeBytes(second);
		return both.toByteArray();
	}

	@Provide
	Arbitrary<List<Message>> messages() {
		return Arbitraries.of(looks("0000000020180001000000000000000000000000"), looks("0200000100000007"),
				looks("03010000000004000300"), looks("96010000000004000300"), looks("f80000000000000103aabbcc"),
				acts("0401000000000061"), acts("050100100020"), acts("0600000000000003616263"),
				acts("06000000fffffffc00000001"), acts("fa000102"), acts("ff000001000000610000001e"), acts("ff010000"),
				acts("ff01000201020000ac44"), acts("fb0004000300010000000000000000000400030000000000"))
			.list()
			.ofMaxSize(20);
	}

	private static Message looks(String hex) {
		return new Message(HexFormat.of().parseHex(hex), false);
	}

	private static Message acts(String hex) {
		return new Message(HexFormat.of().parseHex(hex), true);
	}

	/** One message of RFC 6143 or an extension. */
	record Message(byte[] bytes, boolean acts) {
	}

}
