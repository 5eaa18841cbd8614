package dev.weir.console.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.access.Actor;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleKind;
import dev.weir.console.ticket.Admission;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.socket.SelectorLoop;
import dev.weir.testbed.Certificates;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

import org.springframework.util.FileSystemUtils;

/**
 * A Tomcat that hands every connection to the relay, before a display that sends back
 * what it gets. Thread-safe.
 */
final class EchoConsole implements AutoCloseable, Relay.Owner {

	private static final String PATH = "/ws";

	private final SelectorLoop loop = new SelectorLoop("test-echo");

	private final BufferPool pool = new BufferPool();

	private final ServerSocketChannel display;

	private final Tomcat tomcat = new Tomcat();

	private final Path folder;

	private final boolean tls;

	private final CompletableFuture<Relay> relay = new CompletableFuture<>();

	private final List<ConsoleEnd> ends = new CopyOnWriteArrayList<>();

	EchoConsole(boolean tls) throws Exception {
		this.tls = tls;
		this.folder = Files.createTempDirectory("weir-echo");
		this.display = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		this.tomcat.setBaseDir(this.folder.toString());
		this.tomcat.setConnector(connector());
		Context context = this.tomcat.addContext("", this.folder.toString());
		Tomcat.addServlet(context, "relay", new Upgrading());
		context.addServletMappingDecoded(PATH, "relay");
		this.tomcat.start();
	}

	private Connector connector() {
		Connector connector = new Connector(Http11NioProtocol.class.getName());
		connector.setPort(0);
		connector.setProperty("address", "127.0.0.1");
		if (this.tls) {
			Certificates certificates = new Certificates(this.folder);
			certificates.issue("server", "IP:127.0.0.1");
			connector.setSecure(true);
			connector.setScheme("https");
			connector.setProperty("SSLEnabled", "true");
			SSLHostConfig config = new SSLHostConfig();
			SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config,
					SSLHostConfigCertificate.Type.RSA);
			certificate.setCertificateFile(this.folder.resolve("servercert.pem").toString());
			certificate.setCertificateKeyFile(this.folder.resolve("serverkey.pem").toString());
			config.addCertificate(certificate);
			connector.addSslHostConfig(config);
		}
		return connector;
	}

	int port() {
		return this.tomcat.getConnector().getLocalPort();
	}

	boolean isTls() {
		return this.tls;
	}

	String path() {
		return PATH;
	}

	/** Whether Tomcat counts only the connection that it waits for. */
	boolean isIdle() {
		return ((AbstractHttp11Protocol<?>) this.tomcat.getConnector().getProtocolHandler()).getConnectionCount() <= 1;
	}

	List<ConsoleEnd> ends() {
		return this.ends;
	}

	void end(ConsoleEnd reason) {
		this.relay.join().end(reason);
	}

	void cut() {
		this.relay.join().browser().cut();
	}

	/** Whether a message has been under way for long. */
	boolean isStuck() {
		Relay begun = this.relay.getNow(null);
		return begun != null && begun.isSending() && begun.browserSilentFor() > 500;
	}

	/** Bytes taken from the browser. */
	long taken() {
		return this.relay.join().bytesFromBrowser();
	}

	@Override
	public void backendClosed(Relay relay) {
		relay.end(ConsoleEnd.DISPLAY_CLOSED);
	}

	@Override
	public void ended(Relay relay, ConsoleEnd reason) {
		this.ends.add(reason);
		relay.browser().close(reason);
	}

	@Override
	public void close() throws LifecycleException, IOException {
		this.tomcat.stop();
		this.tomcat.destroy();
		this.loop.close();
		this.display.close();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private void open(Wire wire) {
		try {
			WebSocketBrowser browser = new WebSocketBrowser(wire, this.loop, this.pool);
			Actor actor = new Actor("alice", null, "session", null, "-");
			Relay begun = new Relay(
					new Admission(actor, new VmId(UUID.randomUUID()), HostId.random(), "echo", ConsoleKind.VNC, false),
					browser, this, Clock.systemUTC());
			browser.sendsTo(begun);
			begun.suspendBrowser();
			SocketChannel channel = SocketChannel.open(this.display.getLocalAddress());
			SocketChannel far = this.display.accept();
			Thread echo = new Thread(() -> echo(far), "echo");
			echo.setDaemon(true);
			echo.start();
			begun.attach(new ChannelBackend(channel, begun, this.loop, this.pool));
			this.relay.complete(begun);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void echo(SocketChannel channel) {
		ByteBuffer buffer = ByteBuffer.allocate(100_000);
		try (channel) {
			while (channel.read(buffer.clear()) >= 0) {
				buffer.flip();
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
			}
		}
		catch (IOException ex) {
			// the relay has closed it
		}
	}

	/** Hands its connection out. */
	private final class Upgrading extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response)
				throws IOException, ServletException {
			Handshake.of(request).answer(response);
			request.upgrade(TakenOver.class).giveTo(EchoConsole.this::open);
		}

	}

}
