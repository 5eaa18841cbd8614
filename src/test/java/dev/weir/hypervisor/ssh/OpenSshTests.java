package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The SSH transport against OpenSSH's own server, with an ed25519 host key only. */
@Tag("libvirt")
class OpenSshTests {

	@TempDir
	Path folder;

	private Process sshd;

	private int port;

	private MinaTransports transports;

	@BeforeEach
	void start() throws Exception {
		KeyFile key = new KeyFile(new WeirHome(this.folder.resolve("home")));
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", this.folder.resolve("host_key").toString());
		Files.writeString(this.folder.resolve("authorized_keys"), key.publicKey() + "\n");
		Files.createDirectories(Path.of("/run/sshd"));
		this.transports = new MinaTransports(key);
		serve("yes");
	}

	@AfterEach
	void stop() throws Exception {
		this.transports.destroy();
		end();
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
			assertThat(channel.read(java.nio.ByteBuffer.allocate(1))).isEqualTo(-1);
		}
	}

	@Test
	void saysSoWhereForwardingIsForbidden() throws Exception {
		end();
		serve("no");
		try (EchoServer echo = EchoServer.tcp();
				SshTransport transport = this.transports.open(spec(this.folder.resolve("none")))) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> transport.dial("127.0.0.1", echo.port()))
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
		}
	}

	@Test
	void seesTheFingerprintThatSshKeygenShows() throws Exception {
		assertThat(this.transports.fingerprint(new Endpoint("127.0.0.1", this.port))).isEqualTo(fingerprint());
	}

	private ConnectionSpec.Ssh spec(Path daemon) throws Exception {
		return new ConnectionSpec.Ssh(new Endpoint("127.0.0.1", this.port), System.getProperty("user.name"),
				fingerprint(), daemon.toString());
	}

	private String fingerprint() throws Exception {
		return run("ssh-keygen", "-l", "-f", this.folder.resolve("host_key.pub").toString()).split(" ")[1];
	}

	private void serve(String forwarding) throws Exception {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		this.sshd = new ProcessBuilder("/usr/sbin/sshd", "-D", "-f", "/dev/null", "-o", "Port=" + this.port, "-o",
				"ListenAddress=127.0.0.1", "-o", "HostKey=" + this.folder.resolve("host_key"), "-o",
				"AuthorizedKeysFile=" + this.folder.resolve("authorized_keys"), "-o", "StrictModes=no", "-o",
				"UsePAM=no", "-o", "PidFile=none", "-o", "AllowTcpForwarding=" + forwarding, "-o",
				"AllowStreamLocalForwarding=" + forwarding)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("sshd.log").toFile())
			.start();
		await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				return socket.isConnected();
			}
		});
	}

	private void end() throws InterruptedException {
		this.sshd.destroy();
		assertThat(this.sshd.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
