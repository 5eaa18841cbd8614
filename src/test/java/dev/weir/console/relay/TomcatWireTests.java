package dev.weir.console.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.console.ConsoleEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connections taken over from a real Tomcat, in the clear and by TLS. */
@Timeout(300)
class TomcatWireTests {

	private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void carriesMuchInBothDirections(boolean tls) throws Exception {
		EchoConsole console = start(tls);
		RawClient client = connect(console);
		byte[] picture = new byte[3_000_000];
		new Random(7).nextBytes(picture);
		Thread writer = new Thread(() -> client.sendFrames(picture, 40_000), "writer");
		writer.start();
		assertThat(client.readData(picture.length)).isEqualTo(picture);
		writer.join();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readsWhatCameWithTheHandshake(boolean tls) throws Exception {
		RawClient client = new RawClient(start(tls), FrameReaderPropertyTests.Part.frame(0x82, new byte[] { 1, 2 }, 9));
		this.opened.add(client);
		assertThat(client.readData(2)).containsExactly(1, 2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void answersPingsAndFarewells(boolean tls) throws Exception {
		EchoConsole console = start(tls);
		RawClient client = connect(console);
		client.send(FrameReaderPropertyTests.Part.frame(0x89, "hello".getBytes(StandardCharsets.US_ASCII), 5));
		assertThat(client.readFrame()).isEqualTo(HexFormat.of().parseHex("8a05" + "68656c6c6f"));
		client.send(FrameReaderPropertyTests.Part.frame(0x88, new byte[] { 3, (byte) 0xe8 }, 5));
		assertThat(client.readFrame()).isEqualTo(HexFormat.of().parseHex("880203e8"));
		assertThat(client.readFrame()).isEmpty();
		await().until(console::isIdle);
		assertThat(console.ends()).containsExactly(ConsoleEnd.BROWSER_CLOSED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void saysFarewellWithItsReason(boolean tls) throws Exception {
		EchoConsole console = start(tls);
		RawClient client = connect(console);
		client.send(FrameReaderPropertyTests.Part.frame(0x82, new byte[] { 1 }, 0));
		client.readData(1);
		console.end(ConsoleEnd.VM_OFF);
		assertThat(client.farewell()).isEqualTo("4409 vm-off");
		client.send(FrameReaderPropertyTests.Part.frame(0x88, new byte[] { 0x11, 0x39 }, 5));
		await().until(console::isIdle);
	}

	@ParameterizedTest
	@CsvSource({ "8201ff, 1002", "c280, 1002", "8380, 1002", "8180, 1003", "8000, 1002", "8080, 1002", "0980, 1002",
			"89fe, 1002", "82fe0001, 1002", "82ff0000000000000001, 1002", "82ffffffffffffffffff, 1002", "8881, 1002",
			"88820000000003ed, 1002", "028000000000" + "8280, 1002" })
	void refusesWhatBreaksTheRules(String bytes, int code) throws Exception {
		EchoConsole console = start(false);
		RawClient client = connect(console);
		client.send(HexFormat.of().parseHex(bytes + "0000000000000000000000000000"));
		assertThat(client.farewell()).isEqualTo(code + " malformed");
		assertThat(console.ends()).containsExactly(ConsoleEnd.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readsNoMoreFromABrowserThatDoesNotRead(boolean tls) throws Exception {
		EchoConsole console = start(tls);
		RawClient client = connect(console);
		Thread writer = new Thread(() -> client.sendUntilClosed(new byte[40_000]), "writer");
		writer.start();
		await().until(console::isStuck);
		long taken = console.taken();
		assertThat(taken).isLessThan(100_000_000);
		client.close();
		await().until(console::isIdle);
		writer.join();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void cutsOffABrowserThatDoesNotAnswer(boolean tls) throws Exception {
		EchoConsole console = start(tls);
		RawClient client = connect(console);
		client.send(FrameReaderPropertyTests.Part.frame(0x82, new byte[] { 1 }, 0));
		client.readData(1);
		console.end(ConsoleEnd.IDLE);
		console.cut();
		await().until(console::isIdle);
	}

	private EchoConsole start(boolean tls) throws Exception {
		EchoConsole console = new EchoConsole(tls);
		this.opened.add(console);
		return console;
	}

	private RawClient connect(EchoConsole console) throws IOException {
		RawClient client = new RawClient(console, new byte[0]);
		this.opened.add(0, client);
		return client;
	}

}
