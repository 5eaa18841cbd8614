package dev.weir.hypervisor.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.Certificates;
import dev.weir.testbed.FreePort;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TCP and TLS to a daemon that listens on the network.
 */
@Tag("libvirt")
class NetworkTransportTests {

	private static final String PASSES_AS_NAME = "IP:127.0.0.1";

	private static LibvirtRig rig;

	private static int tcpPort;

	private static int tlsPort;

	@BeforeAll
	static void listen() throws Exception {
		rig = LibvirtRig.start();
		tcpPort = FreePort.find();
		tlsPort = FreePort.find();
		Path pki = Files.createDirectories(rig.configuration().resolve("pki"));
		Certificates certificates = new Certificates(pki);
		certificates.issue("server", PASSES_AS_NAME);
		certificates.issue("client", "DNS:weir");
		rig.listen("""
				listen_addr = "127.0.0.1"
				listen_tcp = 1
				auth_tcp = "none"
				tcp_port = "%d"
				listen_tls = 1
				tls_port = "%d"
				ca_file = "/etc/libvirt/pki/cacert.pem"
				cert_file = "/etc/libvirt/pki/servercert.pem"
				key_file = "/etc/libvirt/pki/serverkey.pem"
				""".formatted(tcpPort, tlsPort));
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(20))).ignoreExceptions().until(() -> {
			open(new ConnectionSpec.Tcp(new Endpoint("127.0.0.1", tcpPort), null)).close();
			return true;
		});
	}

	@AfterAll
	static void stop() {
		rig.close();
	}

	@Test
	void tcp() {
		try (HypervisorConnection host = open(new ConnectionSpec.Tcp(new Endpoint("127.0.0.1", tcpPort), null))) {
			assertThat(host.domains().list()).isEmpty();
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> host.domains().openGraphics(new java.util.UUID(1, 1), 0))
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
			assertThat(host.isAlive()).isTrue();
		}
	}

	@Test
	void tlsWithOurCertificate() {
		ConnectionSpec spec = new ConnectionSpec.Tls(new Endpoint("127.0.0.1", tlsPort),
				rig.configuration().resolve("pki").toString());
		try (HypervisorConnection host = open(spec)) {
			assertThat(host.domains().list()).isEmpty();
		}
	}

	@Test
	void tlsWithACertificateThatTheHostDoesNotKnowIsRejected() throws Exception {
		Path stranger = Files.createDirectories(rig.configuration().resolve("stranger"));
		new Certificates(stranger).issue("client", "DNS:stranger");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> open(new ConnectionSpec.Tls(new Endpoint("127.0.0.1", tlsPort), stranger.toString())))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_REJECTED));
	}

	@Test
	void tlsToAHostThatCallsItselfOtherwiseIsRejected() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> open(new ConnectionSpec.Tls(new Endpoint("localhost", tlsPort),
					rig.configuration().resolve("pki").toString())))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_REJECTED));
	}

	private static HypervisorConnection open(ConnectionSpec spec) {
		return TestHypervisors.hypervisor().open(spec, new RecordingListener());
	}

}
