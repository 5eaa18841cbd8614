package dev.weir.hypervisor.libvirt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.hypervisor.libvirt.LibvirtHypervisor.Opening;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a TCP port of a host, by the same way as its libvirt connection goes.
 */
@FunctionalInterface
interface Dial {

	/** Addresses that mean "the host itself" where they are written down. */
	Set<String> THE_HOST_ITSELF = Set.of("", "127.0.0.1", "::1", "0.0.0.0", "::", "localhost");

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
			close(direct(endpoint.address(), endpoint.port(), deadline));
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
			return channel;
		}
		catch (IOException | IllegalArgumentException ex) {
			close(channel);
			throw Problem.of(ErrorKind.HOST_UNREACHABLE, address + ":" + port + ": " + ex.getMessage(), ex);
		}
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
