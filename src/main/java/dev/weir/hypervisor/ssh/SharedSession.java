package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.problem.Problem;
import dev.weir.socket.SelectorLoop;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one SSH session to a host, with a private local socket whose connections are
 * carried to the host's libvirt socket. Thread-safe.
 */
final class SharedSession implements SelectorLoop.Member {

	private static final Logger LOG = LoggerFactory.getLogger(SharedSession.class);

	private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Where daemons listen: libvirtd or virtproxyd, then virtqemud, as libvirt's own
	 * remote driver tries them.
	 */
	private static final List<String> USUAL_SOCKETS = List.of("/var/run/libvirt/libvirt-sock",
			"/var/run/libvirt/virtqemud-sock");

	private final ConnectionSpec.Ssh spec;

	private final ClientSession session;

	private final SelectorLoop loop;

	private final Path folder;

	private final ServerSocketChannel listener;

	private volatile @Nullable Throwable refusal;

	private int users;

	private boolean ended;

	SharedSession(ConnectionSpec.Ssh spec, ClientSession session, SelectorLoop loop) throws IOException {
		this.spec = spec;
		this.session = session;
		this.loop = loop;
		this.folder = Files.createTempDirectory("weir-ssh");
		this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.listener.bind(UnixDomainSocketAddress.of(socket()));
		loop.register(this.listener, SelectionKey.OP_ACCEPT, this);
		session.addCloseFutureListener((future) -> dispose());
	}

	Path socket() {
		return this.folder.resolve("libvirt.sock");
	}

	/**
	 * Adds a user.
	 * @return false when the session has ended: open another
	 */
	synchronized boolean use() {
		if (this.ended || !this.session.isOpen()) {
			return false;
		}
		this.users++;
		return true;
	}

	/** Ends the session with its last user. */
	synchronized void release() {
		this.users--;
		if (this.users == 0) {
			this.ended = true;
			this.session.close(false);
			dispose();
		}
	}

	/** Breaks everything off. */
	void abort() {
		this.session.close(true);
		dispose();
	}

	@Override
	public void ready(SelectionKey key) throws IOException {
		SocketChannel local = this.listener.accept();
		if (local != null) {
			this.refusal = null;
			carry(local, routes());
		}
	}

	/** Why the host's libvirt socket was out of reach the last time, or empty. */
	Optional<Problem> refusal() {
		return Optional.ofNullable(this.refusal)
			.map((cause) -> SshTrouble.noDaemon(this.spec, sockets().get(0), cause));
	}

	private List<String> sockets() {
		return (this.spec.socket() != null) ? List.of(this.spec.socket()) : USUAL_SOCKETS;
	}

	private Deque<Supplier<Forwardable>> routes() {
		List<String> sockets = sockets();
		Deque<Supplier<Forwardable>> routes = new ArrayDeque<>();
		sockets.forEach((path) -> routes.add(() -> DirectChannel.unix(path)));
		routes.add(() -> CommandChannel.netcat(sockets.get(0)));
		return routes;
	}

	/**
	 * Tries one route after the other, without waiting. Whatever happens the local socket
	 * is carried or closed: libvirt waits at its other end for as long as it is open.
	 */
	private void carry(SocketChannel local, Deque<Supplier<Forwardable>> routes) {
		Supplier<Forwardable> route = routes.poll();
		if (route == null || !this.session.isOpen()) {
			close(local);
			return;
		}
		try {
			Forwardable channel = route.get();
			Forward forward = open(local, channel);
			channel.open().addListener((future) -> opened(future, channel, forward, () -> carry(local, routes)));
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("The SSH session is gone: {}", ex.toString());
			close(local);
		}
	}

	private void opened(OpenFuture future, Forwardable channel, Forward forward, Runnable otherwise) {
		if (future.isOpened()) {
			// a program can be started whether or not it gets through
			this.refusal = (channel instanceof CommandChannel) ? this.refusal : null;
			forward.start();
		}
		else {
			this.refusal = future.getException();
			otherwise.run();
		}
	}

	/**
	 * Connects to a TCP port as seen from the host.
	 * @throws Problem as told by {@link SshTrouble#dialing}
	 */
	SocketChannel dial(String address, int port) {
		try {
			SocketPair pair = SocketPair.open(this.folder);
			Forwardable channel = DirectChannel.tcp(address, port);
			Forward forward = open(pair.ours(), channel);
			var opened = channel.open();
			opened.await(OPEN_TIMEOUT);
			if (!opened.isOpened()) {
				forward.close();
				pair.theirs().close();
				throw SshTrouble.dialing(address, port, opened.getException());
			}
			forward.start();
			return pair.theirs();
		}
		catch (IOException ex) {
			throw SshTrouble.dialing(address, port, ex);
		}
	}

	private Forward open(SocketChannel local, Forwardable channel) throws IOException {
		Forward forward = new Forward(this.loop, local, channel);
		this.session.getService(ConnectionService.class).registerChannel(channel);
		return forward;
	}

	@Override
	public void failed(IOException cause) {
		LOG.debug("The local socket for {} broke: {}", this.spec.endpoint(), cause.toString());
		abort();
	}

	private void dispose() {
		close(this.listener);
		try {
			Files.deleteIfExists(socket());
			Files.deleteIfExists(this.folder);
		}
		catch (IOException ex) {
			LOG.debug("A folder could not be removed: {}", ex.toString());
		}
	}

	private static void close(AutoCloseable channel) {
		try {
			channel.close();
		}
		catch (Exception ex) {
			LOG.debug("A local socket could not be closed: {}", ex.toString());
		}
	}

}
