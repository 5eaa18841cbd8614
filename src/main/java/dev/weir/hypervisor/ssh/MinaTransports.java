package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshHostKeys;
import dev.weir.hypervisor.SshTransport;
import dev.weir.hypervisor.SshTransports;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.socket.SelectorLoop;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Shares one SSH session among everything that goes to one host as one user. Thread-safe;
 * opening one host never waits for another.
 */
@Component
class MinaTransports implements SshTransports, SshHostKeys, DisposableBean {

	private final SshLogin login;

	private final SelectorLoop loop = new SelectorLoop("ssh-forward");

	private final Map<ConnectionSpec.Ssh, Slot> slots = new ConcurrentHashMap<>();

	MinaTransports(KeyFile key) {
		this.login = new SshLogin(key);
	}

	@Override
	public SshTransport open(ConnectionSpec.Ssh spec) {
		return new Lease(this.slots.computeIfAbsent(spec, (any) -> new Slot()).acquire(spec));
	}

	@Override
	public String fingerprint(Endpoint endpoint) {
		return this.login.fingerprint(endpoint);
	}

	@Override
	public void destroy() {
		this.slots.values().forEach(Slot::abort);
		this.login.close();
		this.loop.close();
	}

	/**
	 * A host's place: at most one session, replaced when it has died, and at most one
	 * sign-in under way, whose outcome is that of everybody who came meanwhile.
	 */
	private final class Slot {

		private @Nullable SharedSession session;

		private @Nullable CompletableFuture<SharedSession> signingIn;

		SharedSession acquire(ConnectionSpec.Ssh spec) {
			CompletableFuture<SharedSession> ours = new CompletableFuture<>();
			CompletableFuture<SharedSession> theirs;
			synchronized (this) {
				SharedSession current = this.session;
				if (current != null && current.use()) {
					return current;
				}
				theirs = this.signingIn;
				this.signingIn = (theirs != null) ? theirs : ours;
			}
			return (theirs != null) ? share(theirs, spec) : signIn(ours, spec);
		}

		private SharedSession signIn(CompletableFuture<SharedSession> outcome, ConnectionSpec.Ssh spec) {
			try {
				SharedSession fresh = connect(spec);
				fresh.use();
				arrived(fresh);
				outcome.complete(fresh);
				return fresh;
			}
			catch (Throwable ex) {
				arrived(null);
				outcome.completeExceptionally(ex);
				throw ex;
			}
		}

		private synchronized void arrived(@Nullable SharedSession fresh) {
			this.session = fresh;
			this.signingIn = null;
		}

		private SharedSession share(CompletableFuture<SharedSession> theirs, ConnectionSpec.Ssh spec) {
			try {
				SharedSession fresh = theirs.join();
				return fresh.use() ? fresh : acquire(spec);
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof Problem problem) ? problem : ex;
			}
		}

		private SharedSession connect(ConnectionSpec.Ssh spec) {
			ClientSession signedIn = MinaTransports.this.login.signIn(spec);
			try {
				return new SharedSession(spec, signedIn, MinaTransports.this.loop);
			}
			catch (IOException ex) {
				signedIn.close(true);
				throw new Problem(ErrorKind.INTERNAL, "hypervisor.ssh.local-socket", List.of(), ex.getMessage(), ex);
			}
		}

		synchronized void abort() {
			if (this.session != null) {
				this.session.abort();
			}
		}

	}

	/** One use of a session. */
	private static final class Lease implements SshTransport {

		private final SharedSession session;

		private final AtomicBoolean closed = new AtomicBoolean();

		Lease(SharedSession session) {
			this.session = session;
		}

		@Override
		public Path libvirtSocket() {
			return this.session.socket();
		}

		@Override
		public SocketChannel dial(String address, int port) {
			return this.session.dial(address, port);
		}

		@Override
		public Optional<Problem> refusal() {
			return this.session.refusal();
		}

		@Override
		public void close() {
			if (this.closed.compareAndSet(false, true)) {
				this.session.release();
			}
		}

	}

}
