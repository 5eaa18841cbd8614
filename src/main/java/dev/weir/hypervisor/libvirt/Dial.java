package dev.weir.hypervisor.libvirt;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.hypervisor.libvirt.LibvirtHypervisor.Opening;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a TCP port of a host, by the same way as its libvirt connection goes.
 */
@FunctionalInterface
interface Dial {

	/** Addresses that mean "the host itself" where they are written down. */
	Set<String> THE_HOST_ITSELF = Set.of("", "127.0.0.1", "::1", "0.0.0.0", "::", "localhost");

	/**
	 * How long a peer may take to close what it accepted. A daemon waits for the first
	 * question; what stands before one that is gone (a proxy, a forwarded port) closes.
	 */
	int SETTLING_MILLIS = 200;

	/**
	 * A peer that says nothing is asked for a sign of life that often (tcp(7)): a path
	 * that drops packets without a word is found out after {@link #KEEPALIVE_COUNT} more.
	 */
	int KEEPALIVE_SECONDS = 10;

	/** So many signs of life may fail. */
	int KEEPALIVE_COUNT = 3;

	SocketChannel connect(String address, int port);

	static Dial of(Opening opening) {
		SshTransport transport = opening.transport();
		if (transport != null) {
			return transport::dial;
		}
		String host = host(opening.spec());
		Duration timeout = opening.settings().dialTimeout();
		return (address, port) -> direct(THE_HOST_ITSELF.contains(address) ? host : address, port, timeout);
	}

	/** See {@link dev.weir.hypervisor.Hypervisor#probe}. */
	static void probe(ConnectionSpec spec, Duration deadline) {
		Endpoint endpoint = (spec instanceof ConnectionSpec.Tcp tcp) ? tcp.endpoint()
				: (spec instanceof ConnectionSpec.Tls tls) ? tls.endpoint() : null;
		if (endpoint != null) {
			SocketChannel channel = direct(endpoint.address(), endpoint.port(), deadline);
			try {
				settle(channel);
			}
			catch (IOException ex) {
				throw unreachable(endpoint.address(), endpoint.port(), ex);
			}
			finally {
				close(channel);
			}
		}
	}

	/** Passes when the peer keeps the connection. */
	private static void settle(SocketChannel channel) throws IOException {
		channel.socket().setSoTimeout(SETTLING_MILLIS);
		try {
			if (channel.socket().getInputStream().read() < 0) {
				throw new EOFException("closed at once");
			}
		}
		catch (SocketTimeoutException ex) {
			// It waits for the first question, as a daemon does.
		}
	}

	private static String host(ConnectionSpec spec) {
		if (spec instanceof ConnectionSpec.Tcp tcp) {
			return tcp.endpoint().address();
		}
		return (spec instanceof ConnectionSpec.Tls tls) ? tls.endpoint().address() : "127.0.0.1";
	}

	private static SocketChannel direct(String address, int port, Duration timeout) {
		SocketChannel channel = null;
		try {
			channel = SocketChannel.open();
			channel.socket().connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
			channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
			channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_SECONDS);
			channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_SECONDS);
			channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_COUNT);
			return channel;
		}
		catch (IOException | IllegalArgumentException ex) {
			close(channel);
			throw unreachable(address, port, ex);
		}
	}

	private static Problem unreachable(String address, int port, Exception cause) {
		return Problem.of(ErrorKind.HOST_UNREACHABLE, address + ":" + port + ": " + cause.getMessage(), cause);
	}

	private static void close(@Nullable SocketChannel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			throw Problem.of(ErrorKind.HOST_UNREACHABLE, ex.getMessage(), ex);
		}
	}

}
