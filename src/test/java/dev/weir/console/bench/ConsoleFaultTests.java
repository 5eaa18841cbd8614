package dev.weir.console.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import dev.weir.testbed.FreePort;
import dev.weir.testbed.Length;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What browsers do to consoles, through the whole of Weir in a process of its own:
 * nothing is left behind, and each end has its reason.
 */
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleFaultTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(40));

	/** Files and threads that come and go with requests. */
	private static final int SLACK = 12;

	private static final long MEBIBYTE = 1024;

	@SuppressWarnings("NullAway.Init")
	private static StandIn display;

	@SuppressWarnings("NullAway.Init")
	private static WeirRelay weir;

	private long files;

	private long threads;

	@BeforeAll
	static void start() throws Exception {
		display = new StandIn(0);
		weir = WeirRelay.start(FreePort.find(), display.port(),
				Map.of("WEIR_CONSOLE_SILENCE", "6s", "WEIR_CONSOLE_CHECKEVERY", "500ms"));
		for (int number = 0; number < 20; number++) {
			weir.open().close();
		}
		await().atMost(SOON).until(() -> open() == 0);
	}

	@AfterAll
	static void stop() throws IOException {
		weir.close();
		display.close();
	}

	@BeforeEach
	void count() {
		this.files = files();
		this.threads = threads();
	}

	@Test
	@Order(1)
	void manyInARowLeaveNothingBehind() throws Exception {
		for (int number = 0; number < Length.of(100, 1000); number++) {
			SocketChannel channel = weir.open();
			switch (number % 3) {
				case 0 -> channel.write(ByteBuffer.wrap(new byte[] { (byte) 0x88, (byte) 0x80, 0, 0, 0, 0 }));
				case 1 -> channel.setOption(StandardSocketOptions.SO_LINGER, 0);
				default -> channel.write(Frames.masked(LoadClient.MESSAGE));
			}
			channel.close();
		}
		leavesNothingBehind();
	}

	@Test
	@Order(2)
	void browsersThatDoNotReadHoldLittleAndEnd() throws Exception {
		List<SocketChannel> stuck = openMany(20);
		ProcessFigures process = new ProcessFigures(weir.pid());
		long before = process.rssKib();
		display.flood(true);
		try (LoadClient reading = new LoadClient(true)) {
			reading.add(weir.open(), true);
			AtomicLong read = new AtomicLong();
			await().until(() -> read.addAndGet(reading.read(1000).bytes()) > 10_000_000);
			assertThat(process.rssKib() - before).isLessThan(64 * MEBIBYTE);
		}
		finally {
			display.flood(false);
		}
		leavesNothingBehind();
		for (SocketChannel channel : stuck) {
			channel.close();
		}
	}

	@Test
	@Order(3)
	void browsersThatDoNotAnswerAreToldAndEnd() throws Exception {
		for (SocketChannel silent : openMany(5)) {
			assertThat(farewell(silent)).isEqualTo("4504 browser-silent");
			silent.close();
		}
		leavesNothingBehind();
	}

	@Test
	@Order(4)
	void displaysThatCloseAreTold() throws Exception {
		List<SocketChannel> consoles = openMany(5);
		display.hangUp();
		for (SocketChannel console : consoles) {
			assertThat(farewell(console)).isEqualTo("4502 display-closed");
			console.close();
		}
		leavesNothingBehind();
	}

	@Test
	@Order(5)
	void garbageIsRefusedWithoutATrace() throws Exception {
		Random random = new Random(42);
		for (int number = 0; number < Length.of(60, 3000); number++) {
			byte[] garbage = new byte[1 + random.nextInt(3000)];
			random.nextBytes(garbage);
			if (random.nextBoolean()) {
				garbage[0] = (byte) 0x82;
			}
			try (SocketChannel channel = weir.open()) {
				channel.write(ByteBuffer.wrap(garbage));
			}
		}
		leavesNothingBehind();
	}

	@Test
	@Order(9)
	void saysThatItStops() throws Exception {
		List<SocketChannel> consoles = openMany(5);
		weir.process().destroy();
		for (SocketChannel console : consoles) {
			assertThat(farewell(console)).isEqualTo("4503 stopping");
			console.close();
		}
		assertThat(weir.process().waitFor(180, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
		assertThat(errors()).isEmpty();
	}

	private void leavesNothingBehind() {
		await().atMost(SOON).until(() -> open() == 0);
		await().atMost(SOON).until(() -> files() <= this.files + SLACK);
		await().atMost(SOON).until(() -> threads() <= this.threads + SLACK);
		assertThat(errors()).isEmpty();
	}

	/** Open consoles that have carried a byte in each direction. */
	private static List<SocketChannel> openMany(int number) throws IOException {
		List<SocketChannel> channels = new ArrayList<>();
		for (int count = 0; count < number; count++) {
			SocketChannel channel = weir.open();
			channel.write(Frames.masked(LoadClient.MESSAGE));
			ByteBuffer answer = ByteBuffer.allocate(2 + LoadClient.MESSAGE);
			while (answer.hasRemaining() && channel.read(answer) >= 0) {
				assertThat(channel.isOpen()).isTrue();
			}
			channels.add(channel);
		}
		return channels;
	}

	/** Code and reason, past pings. */
	private static String farewell(SocketChannel channel) throws IOException {
		DataInputStream in = new DataInputStream(channel.socket().getInputStream());
		while (true) {
			int kind = in.readUnsignedByte() & 0x0f;
			int length = in.readUnsignedByte();
			if (kind == 8) {
				return in.readUnsignedShort() + " " + new String(in.readNBytes(length - 2), StandardCharsets.US_ASCII);
			}
			in.skipNBytes((length == 126) ? in.readUnsignedShort() : length);
		}
	}

	private static int open() {
		return weir.metric("weir_console_open");
	}

	private static long files() {
		return entries("fd");
	}

	private static long threads() {
		return entries("task");
	}

	private static long entries(String folder) {
		String[] names = Path.of("/proc", Long.toString(weir.pid()), folder).toFile().list();
		return (names != null) ? names.length : 0;
	}

	private static List<String> errors() {
		try {
			return Files.readAllLines(weir.home().resolve("log"))
				.stream()
				.filter((line) -> line.contains(" ERROR ") || line.contains("Exception"))
				.toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
