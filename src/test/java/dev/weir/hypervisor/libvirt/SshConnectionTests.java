package dev.weir.hypervisor.libvirt;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.SshTransport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.LibvirtRig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections by SSH use the transport's socket and give the transport back.
 */
class SshConnectionTests {

	private static final ConnectionSpec SPEC = new ConnectionSpec.Ssh(new Endpoint("kvm1", 22), "root",
			"SHA256:" + "A".repeat(43), null);

	private final AtomicInteger closed = new AtomicInteger();

	@Test
	void aTransportWithoutDaemonIsGivenBack() {
		Hypervisor hypervisor = hypervisor(Path.of("/nowhere/socket"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> hypervisor.open(SPEC, new RecordingListener()))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
		assertThat(this.closed).hasValue(1);
	}

	@Test
	@Tag("libvirt")
	void aConnectionKeepsItsTransportUntilItIsClosed() {
		try (LibvirtRig rig = LibvirtRig.start()) {
			HypervisorConnection host = hypervisor(rig.socket()).open(SPEC, new RecordingListener());
			assertThat(host.domains().list()).isEmpty();
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> host.domains().openGraphics(new java.util.UUID(1, 1), 0))
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
			assertThat(this.closed).hasValue(0);
			host.close();
			Awaitility.await().untilAsserted(() -> assertThat(this.closed).hasValue(1));
		}
	}

	private Hypervisor hypervisor(Path socket) {
		return TestHypervisors.hypervisor(HypervisorSettings.defaults(), (spec) -> new SshTransport() {
			@Override
			public Path libvirtSocket() {
				return socket;
			}

			@Override
			public SocketChannel dial(String address, int port) {
				throw new AssertionError("Nothing is dialled in this test");
			}

			@Override
			public void close() {
				SshConnectionTests.this.closed.incrementAndGet();
			}
		});
	}

}
