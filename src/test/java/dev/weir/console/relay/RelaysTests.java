package dev.weir.console.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleKind;
import dev.weir.console.ConsoleProperties;
import dev.weir.console.ticket.Admission;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(180)
class RelaysTests {

	private final Actor bySession = new Actor("alice", null, "session-1", null, "-");

	private final Actor byToken = new Actor("alice", "ci", null, "token-1", "-");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private ServerSocketChannel display;

	private FakeWorld world;

	private RelayThreads threads;

	private Relays relays;

	@BeforeEach
	void start() throws Exception {
		this.display = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		this.world = new FakeWorld(((InetSocketAddress) this.display.getLocalAddress()).getPort());
		this.threads = new RelayThreads(properties(Duration.ZERO));
		this.relays = waiting(Duration.ofMillis(100));
	}

	private Relays waiting(Duration closeGrace) {
		ConsoleProperties properties = properties(closeGrace);
		BackendOpener opener = new BackendOpener(this.world, this.world, this.threads, properties);
		return new Relays(this.world, this.world, opener,
				new Relays.Surroundings(this.threads, new RelayMetrics(this.registry), this.world, properties));
	}

	private static ConsoleProperties properties(Duration closeGrace) {
		return new ConsoleProperties(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(60),
				Duration.ofHours(12), closeGrace, 2, 1, 1);
	}

	@AfterEach
	void stop() throws Exception {
		this.relays.stop();
		this.threads.destroy();
		this.display.close();
	}

	@Test
	void opensTheDisplayOfTheVm() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		Relay relay = begin(this.bySession, browser);
		SocketChannel vnc = this.display.accept();
		vnc.write(ByteBuffer.wrap("RFB 003.008\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
		await().until(() -> browser.received().length == 12 && !browser.isSuspended());
		relay.fromBrowser(ByteBuffer.wrap(new byte[] { 1, 2 }));
		assertThat(vnc.read(ByteBuffer.allocate(10))).isEqualTo(2);
		assertThat(this.registry.get("weir.console.open").gauge().value()).isEqualTo(1);
	}

	@Test
	void saysThatTheVmIsOff() throws Exception {
		FakeBrowser browser = begun();
		this.world.vmBecomes(VmState.SHUT_OFF);
		awaitEnd(browser, ConsoleEnd.VM_OFF);
		FakeBrowser late = new FakeBrowser();
		begin(this.bySession, late);
		awaitEnd(late, ConsoleEnd.VM_OFF);
		assertThat(this.registry.get("weir.console.closed").tag("reason", "vm-off").counter().count()).isEqualTo(2);
	}

	@Test
	void waitsForTheMirrorToSayWhyTheDisplayClosed() throws Exception {
		this.relays = waiting(Duration.ofSeconds(30));
		FakeBrowser browser = new FakeBrowser();
		begin(this.bySession, browser);
		this.display.accept().close();
		this.world.vmBecomes(VmState.SHUT_OFF);
		awaitEnd(browser, ConsoleEnd.VM_OFF);
	}

	@Test
	void saysThatTheDisplayClosedByItself() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		begin(this.bySession, browser);
		this.display.accept().close();
		awaitEnd(browser, ConsoleEnd.DISPLAY_CLOSED);
	}

	@Test
	void saysThatTheVmIsGone() throws Exception {
		FakeBrowser browser = begun();
		this.world.vmBecomes(null);
		awaitEnd(browser, ConsoleEnd.VM_GONE);
	}

	@Test
	void goesWithAHostThatIsAwayAndSilent() throws Exception {
		FakeBrowser browser = begun();
		Relay relay = this.relays.open().iterator().next();
		this.world.host(HostState.UNREACHABLE);
		this.relays.check();
		assertThat(browser.closed()).isNull();
		this.world.pass(Duration.ofSeconds(21));
		relay.fromBrowser(ByteBuffer.wrap(new byte[] { 1 }));
		this.relays.check();
		awaitEnd(browser, ConsoleEnd.HOST_UNREACHABLE);
	}

	@Test
	void endsWithTheSession() throws Exception {
		FakeBrowser mine = begun();
		FakeBrowser byToken = new FakeBrowser();
		begin(this.byToken, byToken);
		this.relays.signedOut(new AccessEvent.SignedOut(this.bySession));
		awaitEnd(mine, ConsoleEnd.SIGNED_OUT);
		assertThat(byToken.closed()).isNull();
		Target token = Target.of(Target.Kind.TOKEN, "token-1", "ci");
		this.relays.tokenRevoked(new AccessEvent.TokenRevoked(this.bySession, token));
		awaitEnd(byToken, ConsoleEnd.SIGNED_OUT);
	}

	@Test
	void endsWithTheRight() throws Exception {
		FakeBrowser browser = begun();
		this.relays.check();
		assertThat(browser.closed()).isNull();
		this.world.forbid();
		this.relays.check();
		awaitEnd(browser, ConsoleEnd.SIGNED_OUT);
	}

	@Test
	void findsABrowserThatIsHalfGone() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		Relay relay = begin(this.bySession, browser);
		SocketChannel vnc = this.display.accept();
		vnc.write(ByteBuffer.allocate(1));
		awaitBeginning(browser);
		this.world.pass(Duration.ofSeconds(59));
		relay.signOfLife();
		this.world.pass(Duration.ofSeconds(59));
		this.relays.check();
		assertThat(browser.closed()).isNull();
		this.world.pass(Duration.ofSeconds(2));
		this.relays.check();
		awaitEnd(browser, ConsoleEnd.BROWSER_SILENT);
		assertThat(vnc.read(ByteBuffer.allocate(1))).isEqualTo(-1);
	}

	/** Hundreds of consoles of one person would otherwise ask the database as often. */
	@Test
	void asksForRightsOnceForAllConsolesOfOnePerson() throws Exception {
		begun();
		begun();
		this.relays.check();
		assertThat(this.world.rightsAsked()).isEqualTo(1);
	}

	@Test
	void pingsOnlyBrowsersThatAreSilent() throws Exception {
		FakeBrowser browser = begun();
		Relay relay = this.relays.open().iterator().next();
		this.relays.check();
		assertThat(browser.pings()).isZero();
		this.world.pass(Duration.ofSeconds(15));
		relay.signOfLife();
		this.relays.check();
		assertThat(browser.pings()).isZero();
		relay.toBrowser(ByteBuffer.allocate(16).position(10), (failure) -> {
		});
		this.world.pass(Duration.ofSeconds(15));
		this.relays.check();
		assertThat(browser.pings()).isEqualTo(1);
	}

	@Test
	void refusesMoreThanItsLimit() throws Exception {
		begun();
		begun();
		FakeBrowser third = new FakeBrowser();
		begin(this.bySession, third);
		awaitEnd(third, ConsoleEnd.TOO_MANY);
	}

	@Test
	void tellsBrowsersThatWeirStops() throws Exception {
		FakeBrowser browser = begun();
		this.relays.stop();
		awaitEnd(browser, ConsoleEnd.STOPPING);
		assertThat(this.relays.open()).isEmpty();
	}

	/** One that has been connected. */
	private FakeBrowser begun() throws Exception {
		FakeBrowser browser = new FakeBrowser();
		begin(this.bySession, browser);
		SocketChannel vnc = this.display.accept();
		vnc.write(ByteBuffer.allocate(1));
		awaitBeginning(browser);
		return browser;
	}

	/** The display's first byte may come before the browser is read from. */
	private static void awaitBeginning(FakeBrowser browser) {
		await().until(() -> browser.received().length == 1 && !browser.isSuspended());
	}

	private Relay begin(Actor actor, FakeBrowser browser) {
		return this.relays.begin(new Admission(actor, FakeWorld.VM, FakeWorld.HOST, "web1", ConsoleKind.VNC, false),
				browser);
	}

	private static void awaitEnd(FakeBrowser browser, ConsoleEnd reason) {
		await().untilAsserted(() -> assertThat(browser.closed()).isEqualTo(reason));
	}

}
