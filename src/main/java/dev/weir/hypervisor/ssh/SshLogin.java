package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.jspecify.annotations.Nullable;

/**
 * Signs in to hosts: with Weir's key only, to a server of the pinned fingerprint only,
 * each step within a deadline. The user's own SSH configuration, agent and known hosts
 * are left out on purpose. Thread-safe.
 */
final class SshLogin {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration AUTHENTICATE = Duration.ofSeconds(15);

	private static final Duration HEARTBEAT = Duration.ofSeconds(5);

	/** Unanswered heartbeats after which the host counts as gone. */
	private static final int MISSED = 3;

	/**
	 * Bytes under way to us in one channel: bounds the memory of a slow reader, and
	 * allows 25 MB/s at a round trip of 10 ms.
	 */
	private static final long WINDOW = 256 * 1024;

	private static final AttributeKey<Expectation> EXPECTATION = new AttributeKey<>();

	private final KeyFile key;

	private volatile @Nullable SshClient started;

	SshLogin(KeyFile key) {
		this.key = key;
	}

	/**
	 * @throws Problem of kind HOST_UNREACHABLE, or HOST_REJECTED for a wrong host key or
	 * a refused login
	 */
	ClientSession signIn(ConnectionSpec.Ssh spec) {
		Expectation expectation = new Expectation(spec.fingerprint(), new AtomicReference<>());
		ClientSession session = connect(spec.user(), spec.endpoint(), expectation);
		try {
			session.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(this.key.keyPair()));
			session.auth().verify(AUTHENTICATE);
			return session;
		}
		catch (IOException ex) {
			session.close(true);
			throw SshTrouble.signingIn(spec, expectation.seen.get(), ex);
		}
		catch (RuntimeException ex) {
			session.close(true);
			throw ex;
		}
	}

	/** Asks a server for its key, without a login name and without signing in. */
	String fingerprint(Endpoint endpoint) {
		Expectation expectation = new Expectation(null, new AtomicReference<>());
		ClientSession session = connect("weir", endpoint, expectation);
		try {
			session.waitFor(
					List.of(ClientSession.ClientSessionEvent.CLOSED, ClientSession.ClientSessionEvent.WAIT_AUTH),
					CONNECT);
			String seen = expectation.seen.get();
			if (seen == null) {
				throw Problem.of(ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.no-host-key");
			}
			return seen;
		}
		finally {
			session.close(true);
		}
	}

	void close() {
		SshClient client = this.started;
		if (client != null) {
			client.close(true);
		}
	}

	private ClientSession connect(String user, Endpoint endpoint, Expectation expectation) {
		AttributeRepository context = AttributeRepository.ofKeyValuePair(EXPECTATION, expectation);
		try {
			return client().connect(user, endpoint.address(), endpoint.port(), context, null)
				.verify(CONNECT)
				.getClientSession();
		}
		catch (IOException | UnresolvedAddressException ex) {
			throw SshTrouble.connecting(endpoint, ex);
		}
	}

	private SshClient client() {
		SshClient client = this.started;
		return (client != null) ? client : start();
	}

	private synchronized SshClient start() {
		SshClient client = this.started;
		if (client == null) {
			client = ClientBuilder.builder()
				.hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
				.serverKeyVerifier(SshLogin::verify)
				.forwardingFilter(RejectAllForwardingFilter.INSTANCE)
				.build();
			client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
			client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
			CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, CONNECT);
			CoreModuleProperties.AUTH_TIMEOUT.set(client, AUTHENTICATE);
			CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
			CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
			CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED);
			CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW);
			CoreModuleProperties.NIO_WORKERS.set(client, 2);
			client.start();
			this.started = client;
		}
		return client;
	}

	private static boolean verify(ClientSession session, SocketAddress address, PublicKey serverKey) {
		AttributeRepository context = session.getConnectionContext();
		Expectation expectation = (context != null) ? context.getAttribute(EXPECTATION) : null;
		return expectation != null && expectation.met(KeyUtils.getFingerPrint(BuiltinDigests.sha256, serverKey));
	}

	/**
	 * The host key that a connection must find, and the one it found.
	 *
	 * @param pinned the fingerprint, or null while nobody is going to sign in
	 */
	private record Expectation(@Nullable String pinned, AtomicReference<@Nullable String> seen) {

		boolean met(String shown) {
			this.seen.set(shown);
			return this.pinned == null || this.pinned.equals(shown);
		}

	}

}
