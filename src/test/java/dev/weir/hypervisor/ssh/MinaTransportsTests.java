package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.FreePort;
import dev.weir.testbed.Patience;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(180)
class MinaTransportsTests {

	@TempDir
	Path home;

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private SshServer server;

	private KeyPair hostKey;

	private KeyFile key;

	private MinaTransports transports;

	@BeforeEach
	void start() throws Exception {
		this.hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
		this.key = new KeyFile(new WeirHome(this.home));
		this.server = SshServer.setUpDefaultServer();
		this.server.setHost("127.0.0.1");
		this.server.setKeyPairProvider(KeyPairProvider.wrap(this.hostKey));
		this.server.setPublickeyAuthenticator((user, offered, session) -> user.equals("virt")
				&& KeyUtils.compareKeys(offered, this.key.keyPair().getPublic()));
		this.server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
		this.server.setCommandFactory((channel, command) -> {
			this.commands.add(command);
			return ProcessShellCommandFactory.INSTANCE.createCommand(channel, "cat");
		});
		this.server.start();
		this.transports = new MinaTransports(this.key);
	}

	@AfterEach
	void stop() throws Exception {
		this.transports.destroy();
		this.server.stop(true);
	}

	@Test
	void carriesBytesToAPortOfTheHost() throws Exception {
		try (EchoServer echo = EchoServer.tcp();
				SshTransport transport = this.transports.open(spec("virt"));
				SocketChannel channel = transport.dial("127.0.0.1", echo.port())) {
			Echo.check(channel, 3_000_000);
			channel.shutdownOutput();
			await().until(() -> echo.connections() == 0);
		}
	}

	@Test
	void closesTheLocalEndWhenTheHostsEndCloses() throws Exception {
		EchoServer echo = EchoServer.tcp();
		try (SshTransport transport = this.transports.open(spec("virt"));
				SocketChannel channel = transport.dial("127.0.0.1", echo.port())) {
			Echo.check(channel, 10);
			echo.close();
			assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
		}
	}

	@Test
	void sharesOneSessionAndEndsItWithTheLastUser() {
		SshTransport first = this.transports.open(spec("virt"));
		SshTransport second = this.transports.open(spec("virt"));
		assertThat(this.server.getActiveSessions()).hasSize(1);
		first.close();
		first.close();
		assertThat(second.libvirtSocket()).exists();
		second.close();
		await().untilAsserted(() -> assertThat(this.server.getActiveSessions()).isEmpty());
		assertThat(second.libvirtSocket()).doesNotExist();
		assertThat(second.libvirtSocket().getParent()).doesNotExist();
	}

	@Test
	void opensAnotherSessionAfterTheFirstHasDied() throws Exception {
		try (EchoServer echo = EchoServer.tcp(); SshTransport first = this.transports.open(spec("virt"))) {
			SocketChannel broken = first.dial("127.0.0.1", echo.port());
			this.server.getActiveSessions().forEach((session) -> session.close(true));
			assertThat(broken.read(ByteBuffer.allocate(1))).isEqualTo(-1);
			await().untilAsserted(() -> {
				try (SshTransport again = this.transports.open(spec("virt"));
						SocketChannel channel = again.dial("127.0.0.1", echo.port())) {
					Echo.check(channel, 10);
				}
			});
		}
	}

	@Test
	void fallsBackToAProgramWhereSocketsCannotBeForwarded() throws Exception {
		try (SshTransport transport = this.transports.open(spec("virt"));
				SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(transport.libvirtSocket()))) {
			channel.write(ByteBuffer.wrap("libvirt".getBytes(StandardCharsets.US_ASCII)));
			ByteBuffer received = ByteBuffer.allocate(7);
			while (received.hasRemaining() && channel.read(received) >= 0) {
				assertThat(received.position()).isPositive();
			}
			assertThat(received.array()).asString(StandardCharsets.US_ASCII).isEqualTo("libvirt");
			assertThat(this.commands).containsExactly("nc -U /run/there/libvirt-sock");
		}
	}

	@Test
	void itsSocketIsForOurAccountOnly() throws Exception {
		try (SshTransport transport = this.transports.open(spec("virt"))) {
			Path folder = transport.libvirtSocket().getParent();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		}
	}

	@Test
	void refusesAHostKeyThatIsNotThePinnedOne() {
		String pinned = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
		ConnectionSpec.Ssh spec = new ConnectionSpec.Ssh(endpoint(), "virt", pinned, null);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.open(spec)).satisfies((problem) -> {
			assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_REJECTED);
			assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.host-key-changed");
			assertThat(problem.arguments()).containsExactly(pinned, fingerprint());
		});
		await().untilAsserted(() -> assertThat(this.server.getActiveSessions()).isEmpty());
	}

	@Test
	void tellsARefusedLogin() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.open(spec("nobody")))
			.satisfies((problem) -> {
				assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_REJECTED);
				assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.login-refused");
				assertThat(problem.arguments()).containsExactly("nobody");
			});
	}

	@Test
	void tellsAHostThatIsNotThere() {
		int port = FreePort.find();
		ConnectionSpec.Ssh spec = new ConnectionSpec.Ssh(new Endpoint("127.0.0.1", port), "virt", fingerprint(), null);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.open(spec)).satisfies((problem) -> {
			assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
			assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.no-connection");
			assertThat(problem.arguments()).containsExactly("127.0.0.1", Integer.toString(port), "Connection refused");
			assertThat(problem.detail()).isNull();
		});
	}

	@Test
	void tellsANameThatNobodyKnows() {
		Endpoint nowhere = new Endpoint("no-such-host.invalid", 22);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.fingerprint(nowhere))
			.satisfies((problem) -> {
				assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
				assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.unknown-name");
				assertThat(problem.arguments()).containsExactly("no-such-host.invalid");
			});
	}

	@Test
	void tellsAHostThatHangsUp() throws Exception {
		try (ServerSocket rude = new ServerSocket(0)) {
			Thread hangsUp = new Thread(() -> {
				try {
					rude.accept().close();
				}
				catch (IOException ex) {
					Thread.currentThread().interrupt();
				}
			}, "hangs-up");
			hangsUp.start();
			ConnectionSpec.Ssh spec = new ConnectionSpec.Ssh(new Endpoint("127.0.0.1", rude.getLocalPort()), "virt",
					fingerprint(), null);
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.open(spec))
				.satisfies((problem) -> {
					assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
					assertThat(problem.arguments()).noneMatch((said) -> said.toString().contains("Future"));
					assertThat(problem.detail()).isNull();
				});
			hangsUp.join();
		}
	}

	@Test
	void tellsAPortThatNobodyListensOn() {
		int port = FreePort.find();
		try (SshTransport transport = this.transports.open(spec("virt"))) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> transport.dial("127.0.0.1", port))
				.satisfies((problem) -> {
					assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
					assertThat(problem.messageKey()).isEqualTo("hypervisor.ssh.port-closed");
				});
		}
	}

	@Test
	void givesUpOnAServerThatNeverSpeaks() throws Exception {
		try (ServerSocket silent = new ServerSocket(0)) {
			Endpoint endpoint = new Endpoint("127.0.0.1", silent.getLocalPort());
			long before = System.nanoTime();
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.transports.fingerprint(endpoint))
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Patience.of(Duration.ofSeconds(15)));
		}
	}

	@Test
	void readsTheFingerprintWithoutSigningIn() {
		assertThat(this.transports.fingerprint(endpoint())).isEqualTo(fingerprint());
	}

	@Test
	void keepsItsKeyPrivateAndTheSame() throws Exception {
		String shown = this.key.publicKey();
		assertThat(shown).startsWith("ecdsa-sha2-nistp256 ").endsWith(" weir");
		assertThat(new KeyFile(new WeirHome(this.home)).publicKey()).isEqualTo(shown);
		Path file = this.home.resolve("ssh/id_ecdsa");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(file).content().startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
	}

	private ConnectionSpec.Ssh spec(String user) {
		return new ConnectionSpec.Ssh(endpoint(), user, fingerprint(), "/run/there/libvirt-sock");
	}

	private Endpoint endpoint() {
		return new Endpoint("127.0.0.1", this.server.getPort());
	}

	private String fingerprint() {
		return KeyUtils.getFingerPrint(BuiltinDigests.sha256, this.hostKey.getPublic());
	}

}
