package dev.weir.hypervisor.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.HypervisorConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections to one pretended host see the same host.
 */
class SharedNodesTests {

	private static final UUID VM = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

	private static final String NODE = """
			<node><domain type='test'><name>vm</name><uuid>00000000-0000-4000-8000-0000000000aa</uuid>
			  <memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain></node>
			""";

	@TempDir
	private Path folder;

	@Test
	void whatOneConnectionDoesTheOtherSees() throws Exception {
		Path file = Files.writeString(this.folder.resolve("node.xml"), NODE);
		try (HypervisorConnection one = TestHypervisors.node(file, new RecordingListener());
				HypervisorConnection other = TestHypervisors.node(file, new RecordingListener())) {
			one.domains().destroy(VM, false);
			assertThat(other.domains().status(VM).state()).isEqualTo(DomainState.SHUT_OFF);
		}
	}

	@Test
	void closingOneLeavesTheOtherOpen() throws Exception {
		Path file = Files.writeString(this.folder.resolve("node.xml"), NODE);
		HypervisorConnection one = TestHypervisors.node(file, new RecordingListener());
		try (HypervisorConnection other = TestHypervisors.node(file, new RecordingListener())) {
			one.close();
			other.domains().start(destroyed(other), Set.of());
			assertThat(other.domains().status(VM).state()).isEqualTo(DomainState.RUNNING);
		}
	}

	@Test
	void whenTheLastIsClosedTheHostIsAsItsFileSays() throws Exception {
		Path file = Files.writeString(this.folder.resolve("node.xml"), NODE);
		try (HypervisorConnection first = TestHypervisors.node(file, new RecordingListener())) {
			destroyed(first);
		}
		try (HypervisorConnection later = TestHypervisors.node(file, new RecordingListener())) {
			assertThat(later.domains().status(VM).state()).isEqualTo(DomainState.RUNNING);
		}
	}

	@Test
	void twoFilesAreTwoHosts() throws Exception {
		Path file = Files.writeString(this.folder.resolve("a.xml"), NODE);
		Path twin = Files.writeString(this.folder.resolve("b.xml"), NODE);
		try (HypervisorConnection one = TestHypervisors.node(file, new RecordingListener());
				HypervisorConnection other = TestHypervisors.node(twin, new RecordingListener())) {
			destroyed(one);
			assertThat(other.domains().status(VM).state()).isEqualTo(DomainState.RUNNING);
		}
	}

	private static UUID destroyed(HypervisorConnection host) {
		host.domains().destroy(VM, false);
		return VM;
	}

}
