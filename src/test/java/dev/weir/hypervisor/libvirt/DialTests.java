package dev.weir.hypervisor.libvirt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.SshTransport;
import dev.weir.hypervisor.libvirt.LibvirtHypervisor.Opening;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Displays are reached by the way the host is reached.
 */
class DialTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "0.0.0.0", "::", "", "localhost" })
	void theHostItselfIsTheEndpointsAddress(String address) throws Exception {
		try (ServerSocket display = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
			ConnectionSpec spec = new ConnectionSpec.Tcp(new Endpoint("127.0.0.2", 16509), null);
			try (SocketChannel channel = dial(spec, null).connect(address, display.getLocalPort())) {
				assertThat(channel.getRemoteAddress())
					.isEqualTo(new InetSocketAddress("127.0.0.2", display.getLocalPort()));
				assertThat(channel.isBlocking()).isTrue();
			}
		}
	}

	@Test
	void anotherAddressIsTakenAsItIs() throws Exception {
		try (ServerSocket display = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.3"))) {
			ConnectionSpec spec = new ConnectionSpec.Tls(new Endpoint("127.0.0.2", 16514), null);
			try (SocketChannel channel = dial(spec, null).connect("127.0.0.3", display.getLocalPort())) {
				assertThat(channel.isConnected()).isTrue();
			}
		}
	}

	@Test
	void sshGoesThroughItsTransport() throws Exception {
		ConnectionSpec spec = new ConnectionSpec.Ssh(new Endpoint("kvm1", 22), "root", "SHA256:" + "A".repeat(43),
				null);
		SocketChannel tunnel = SocketChannel.open();
		SshTransport transport = new SshTransport() {
			@Override
			public Path libvirtSocket() {
				return Path.of("/unused");
			}

			@Override
			public SocketChannel dial(String address, int port) {
				assertThat(address + " " + port).isEqualTo("127.0.0.1 5900");
				return tunnel;
			}

			@Override
			public void close() {
			}
		};
		try (SocketChannel channel = dial(spec, transport).connect("127.0.0.1", 5900)) {
			assertThat(channel).isSameAs(tunnel);
		}
	}

	@Test
	void aPortThatClosesAtOnceIsNobody() throws Exception {
		try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
			new Thread(() -> acceptAndClose(proxy)).start();
			ConnectionSpec spec = new ConnectionSpec.Tcp(new Endpoint("127.0.0.2", proxy.getLocalPort()), null);
			// on a busy machine the other thread may close too late to be seen
			Awaitility.await()
				.untilAsserted(() -> assertThatThrownBy(() -> Dial.probe(spec, Duration.ofSeconds(5)))
					.isInstanceOf(Problem.class)
					.extracting((problem) -> ((Problem) problem).kind())
					.isEqualTo(ErrorKind.HOST_UNREACHABLE));
		}
	}

	@Test
	void aPortThatWaitsForAQuestionIsADaemon() throws Exception {
		try (ServerSocket daemon = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
			ConnectionSpec spec = new ConnectionSpec.Tls(new Endpoint("127.0.0.2", daemon.getLocalPort()), null);
			assertThatCode(() -> Dial.probe(spec, Duration.ofSeconds(5))).doesNotThrowAnyException();
		}
	}

	private static void acceptAndClose(ServerSocket server) {
		try {
			while (true) {
				server.accept().close();
			}
		}
		catch (IOException ex) {
			// The test has ended.
		}
	}

	private static Dial dial(ConnectionSpec spec, @Nullable SshTransport transport) {
		return Dial.of(new Opening(spec, transport, new RecordingListener(), HypervisorSettings.defaults()));
	}

}
