package dev.weir.console.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.access.Actor;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleKind;
import dev.weir.console.ticket.Admission;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.socket.SelectorLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A relay between a hand-written browser and a real socket. */
@Timeout(180)
class ChannelBackendTests implements Relay.Owner {

	/** Of a thousand: other tests' contexts live in the same process. */
	private static final int SLACK = 20;

	private final SelectorLoop loop = new SelectorLoop("test-relay");

	private final BufferPool pool = new BufferPool();

	private final List<String> told = new CopyOnWriteArrayList<>();

	private ServerSocketChannel server;

	@BeforeEach
	void listen() throws Exception {
		this.server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	@AfterEach
	void close() throws Exception {
		this.server.close();
		this.loop.close();
	}

	@Test
	void carriesScreensToTheBrowser() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		Opened opened = open(browser, false);
		byte[] picture = new byte[5_000_000];
		new Random(1).nextBytes(picture);
		write(opened.display, picture);
		await().until(() -> browser.received().length == picture.length);
		assertThat(browser.received()).isEqualTo(picture);
		assertThat(opened.relay.bytesToBrowser()).isEqualTo(picture.length);
	}

	@Test
	void holdsOneMessageForABrowserThatDoesNotRead() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		browser.stopReading();
		Opened opened = open(browser, false);
		opened.display.configureBlocking(false);
		ByteBuffer flood = ByteBuffer.allocate(1 << 20);
		long[] taken = { 0 };
		await().until(() -> {
			flood.clear();
			int written = opened.display.write(flood);
			taken[0] += written;
			return written == 0 && browser.waiting() == 1;
		});
		assertThat(opened.relay.bytesToBrowser()).isLessThanOrEqualTo(BufferPool.SIZE);
		browser.readAgain();
		await().until(() -> browser.received().length == taken[0]);
	}

	@Test
	void suspendsABrowserWhoseDisplayDoesNotRead() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		Opened opened = open(browser, false);
		byte[] typed = new byte[8192];
		long sent = 0;
		while (!browser.isSuspended()) {
			opened.relay.fromBrowser(ByteBuffer.wrap(typed));
			sent += typed.length;
		}
		ByteBuffer read = ByteBuffer.allocate(1 << 20);
		long received = 0;
		while (received < sent) {
			read.clear();
			received += opened.display.read(read);
		}
		assertThat(received).isEqualTo(sent);
		await().until(() -> !browser.isSuspended());
	}

	@Test
	void tellsThatTheDisplayClosed() throws Exception {
		Opened opened = open(new FakeBrowser(), false);
		opened.display.close();
		await().until(() -> this.told.contains("backend closed"));
	}

	@Test
	void closesTheDisplayWithTheBrowser() throws Exception {
		Opened opened = open(new FakeBrowser(), false);
		opened.relay.browserLost();
		assertThat(opened.display.read(ByteBuffer.allocate(1))).isEqualTo(-1);
		assertThat(this.told).containsExactly("browser-closed");
		opened.relay.end(ConsoleEnd.INTERNAL);
		assertThat(this.told).hasSize(1);
	}

	@Test
	void endsWhenAMessageCannotBeSent() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		browser.stopReading();
		Opened opened = open(browser, false);
		write(opened.display, new byte[] { 1 });
		await().until(() -> browser.waiting() == 1);
		browser.breakOff();
		assertThat(opened.display.read(ByteBuffer.allocate(1))).isEqualTo(-1);
	}

	@Test
	void letsAViewerOnlyLook() throws Exception {
		Opened opened = open(new FakeBrowser(), true);
		opened.relay.fromBrowser(
				ByteBuffer.wrap("RFB 003.008\n\u0001\u0001".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
		opened.relay.fromBrowser(ByteBuffer.wrap(new byte[] { 4, 1, 0, 0, 0, 0, 0, 97 }));
		opened.relay.fromBrowser(ByteBuffer.wrap(new byte[] { 3, 1, 0, 0, 0, 0, 0, 9, 0, 9 }));
		ByteBuffer read = ByteBuffer.allocate(100);
		while (read.position() < 24) {
			opened.display.read(read);
		}
		assertThat(read.position()).isEqualTo(24);
		assertThat(read.get(14)).isEqualTo((byte) 3);
		opened.relay.fromBrowser(ByteBuffer.wrap(new byte[] { 77 }));
		assertThat(this.told).containsExactly("unknown-message");
	}

	@Test
	void leavesNothingBehindAfterAThousandConsoles() throws Exception {
		int threads = Thread.activeCount();
		for (int number = 0; number < 1000; number++) {
			Opened opened = open(new FakeBrowser(), false);
			write(opened.display, new byte[] { 1, 2, 3 });
			opened.relay.browserLost();
			opened.display.close();
		}
		await().until(() -> this.loop.size() == 0);
		await().until(() -> Thread.activeCount() <= threads + SLACK);
		assertThat(this.told).hasSize(1000);
	}

	private Opened open(Browser browser, boolean viewOnly) throws Exception {
		Actor actor = new Actor("alice", null, "session", null, "-");
		Admission admission = new Admission(actor, new VmId(UUID.randomUUID()), HostId.random(), "web1",
				ConsoleKind.VNC, viewOnly);
		Relay relay = new Relay(admission, browser, this, Clock.systemUTC());
		SocketChannel channel = SocketChannel.open(this.server.getLocalAddress());
		SocketChannel display = this.server.accept();
		relay.attach(new ChannelBackend(channel, relay, this.loop, this.pool));
		return new Opened(relay, display);
	}

	private static void write(SocketChannel channel, byte[] bytes) throws Exception {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	@Override
	public void backendClosed(Relay relay) {
		this.told.add("backend closed");
	}

	@Override
	public void ended(Relay relay, ConsoleEnd reason) {
		this.told.add(reason.id());
	}

	/** A relay, and the display's end of its socket. */
	private record Opened(Relay relay, SocketChannel display) {
	}

}
