package dev.weir.console.relay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ViewOnlyFilterTests {

	private static final String HELLO = hex("RFB 003.008\n") + "01" + "01";

	private final ViewOnlyFilter filter = new ViewOnlyFilter();

	@Test
	void passesTheHandshakeAndMakesItShared() {
		assertThat(pass(hex("RFB 003.008\n") + "01" + "00")).isEqualTo(HELLO);
	}

	@Test
	void passesTheAnswerToAChallenge() {
		String answer = "000102030405060708090a0b0c0d0e0f";
		assertThat(pass(hex("RFB 003.008\n") + "02" + answer + "01"))
			.isEqualTo(hex("RFB 003.008\n") + "02" + answer + "01");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000000020180001000000000000000000000000", // SetPixelFormat
			"020000020000000000000007", // SetEncodings, two
			"03010000000004000300", // FramebufferUpdateRequest
			"96010000000004000300", // EnableContinuousUpdates
			"f8000000" + "00000001" + "03" + "aabbcc" // ClientFence
	})
	void passesWhatAsksForPictures(String message) {
		assertThat(pass(HELLO + message)).isEqualTo(HELLO + message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0401000000000061", // KeyEvent
			"050100100020", // PointerEvent
			"0600000000000003616263", // ClientCutText
			"06000000fffffffc00000001", // extended clipboard: length -4
			"fa000102", // xvp shutdown
			"fb00040003000100" + "00000000000000000400030000000000", // SetDesktopSize
			"ff00000100000061" + "0000001e", // QEMU key
			"ff010000", "ff010002" + "010200" + "00ac44" // QEMU sound
	})
	void dropsWhatActs(String message) {
		String request = "03010000000004000300";
		assertThat(pass(HELLO + message + request)).isEqualTo(HELLO + request);
	}

	@Test
	void worksWithPiecesOfAnySize() {
		String all = HELLO + "0401000000000061" + "03010000000004000300" + "050100100020" + "020000010000000703"
				+ "010000000004000300";
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte one : HexFormat.of().parseHex(all)) {
			ByteBuffer passed = this.filter.filter(ByteBuffer.wrap(new byte[] { one }));
			out.write(passed.array(), 0, passed.limit());
		}
		assertThat(HexFormat.of().formatHex(out.toByteArray()))
			.isEqualTo(HELLO + "03010000000004000300" + "0200000100000007" + "03010000000004000300");
	}

	@ParameterizedTest
	@ValueSource(strings = { "07", "96" + "010000000004000300" + "fc", "01", "ff07" })
	void refusesWhatItDoesNotKnow(String message) {
		assertThatExceptionOfType(ViewOnlyFilter.UnknownMessage.class)
			.isThrownBy(() -> pass(HELLO + message + "0000000000000000000000000000"));
	}

	@Test
	void refusesOtherVersionsAndKindsOfSecurity() {
		assertThatExceptionOfType(ViewOnlyFilter.UnknownMessage.class).isThrownBy(() -> pass(hex("RFB 003.003\n")));
		assertThatExceptionOfType(ViewOnlyFilter.UnknownMessage.class).isThrownBy(() -> new ViewOnlyFilter()
			.filter(ByteBuffer.wrap(HexFormat.of().parseHex(hex("RFB 003.008\n") + "13"))));
	}

	private String pass(String sent) {
		ByteBuffer passed = this.filter.filter(ByteBuffer.wrap(HexFormat.of().parseHex(sent)));
		byte[] bytes = new byte[passed.remaining()];
		passed.get(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
	}

}
