package dev.weir.hypervisor.ssh;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.Patience;
import dev.weir.testbed.SshdRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.awaitility.Awaitility.await;

/** The SSH transport against OpenSSH's own server, with an ed25519 host key only. */
@Tag("libvirt")
class OpenSshTests {

	@TempDir
	Path folder;

	private SshdRig sshd;

	private MinaTransports transports;

	@BeforeEach
	void start() throws Exception {
		KeyFile key = new KeyFile(new WeirHome(this.folder.resolve("home")));
		this.sshd = new SshdRig(this.folder, key.publicKey());
		this.transports = new MinaTransports(key);
	}

	@AfterEach
	void stop() throws Exception {
		this.transports.destroy();
		this.sshd.close();
	}

	@Test
	void forwardsTheDaemonsSocket() throws Exception {
		Path daemon = this.folder.resolve("libvirt-sock");
		try (EchoServer echo = EchoServer.unix(daemon);
				SshTransport transport = this.transports.open(spec(daemon));
				SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(transport.libvirtSocket()));
				SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(transport.libvirtSocket()))) {
			Echo.check(first, 2_000_000);
			Echo.check(second, 100);
			first.shutdownOutput();
			await().until(() -> echo.connections() == 1);
			Echo.check(second, 100);
		}
	}

	@Test
	void dialsAPortOfTheHost() throws Exception {
		try (EchoServer echo = EchoServer.tcp();
				SshTransport transport = this.transports.open(spec(this.folder.resolve("none")));
				SocketChannel channel = transport.dial("127.0.0.1", echo.port())) {
			Echo.check(channel, 2_000_000);
		}
	}

	@Test
	void closesLocalConnectionsWhereTheDaemonIsNotThere() throws Exception {
		try (SshTransport transport = this.transports.open(spec(this.folder.resolve("none")));
				SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(transport.libvirtSocket()))) {
			assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
			assertThat(transport.refusal()).hasValueSatisfying(
					(problem) -> assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.no-libvirt"));
		}
	}

	@Test
	void closesLocalConnectionsThatWaitWhenTheSessionEnds() throws Exception {
		try (SshTransport transport = this.transports.open(spec(this.folder.resolve("none")))) {
			Path socket = transport.libvirtSocket();
			this.sshd.signal("STOP");
			try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(socket));
					SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
				await().pollDelay(Duration.ofMillis(300)).until(first::isConnected);
				this.sshd.kill();
				assertTimeoutPreemptively(Patience.of(Duration.ofSeconds(20)), () -> {
					assertThat(first.read(ByteBuffer.allocate(1))).isEqualTo(-1);
					assertThat(second.read(ByteBuffer.allocate(1))).isEqualTo(-1);
				});
			}
		}
	}

	@Test
	void saysSoWhereForwardingIsForbidden() throws Exception {
		this.sshd.kill();
		this.sshd.startWithoutForwarding();
		try (EchoServer echo = EchoServer.tcp();
				SshTransport transport = this.transports.open(spec(this.folder.resolve("none")))) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> transport.dial("127.0.0.1", echo.port()))
				.satisfies((problem) -> {
					assertThat(problem.kind()).isEqualTo(ErrorKind.REFUSED_BY_HOST);
					assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.forwarding-forbidden");
				});
		}
	}

	@Test
	void seesTheFingerprintThatSshKeygenShows() throws Exception {
		assertThat(this.transports.fingerprint(endpoint())).isEqualTo(this.sshd.fingerprint());
	}

	private ConnectionSpec.Ssh spec(Path daemon) {
		return new ConnectionSpec.Ssh(endpoint(), this.sshd.user(), this.sshd.fingerprint(), daemon.toString());
	}

	private Endpoint endpoint() {
		return new Endpoint("127.0.0.1", this.sshd.port());
	}

}
