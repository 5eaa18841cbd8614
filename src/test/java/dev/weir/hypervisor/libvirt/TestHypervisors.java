package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.SshTransports;

/**
 * The native port without Spring, for tests of this package.
 */
public final class TestHypervisors {

	private TestHypervisors() {
	}

	public static Hypervisor hypervisor() {
		return hypervisor(HypervisorSettings.defaults());
	}

	static Hypervisor hypervisor(HypervisorSettings settings) {
		return hypervisor(settings, (spec) -> {
			throw new AssertionError("No SSH in this test");
		});
	}

	static Hypervisor hypervisor(HypervisorSettings settings, SshTransports transports) {
		return new LibvirtHypervisor(settings, transports);
	}

	static HypervisorConnection defaultNode(RecordingListener listener) {
		return hypervisor().open(new ConnectionSpec.Test(null), listener);
	}

	static HypervisorConnection node(Path file, RecordingListener listener) {
		return hypervisor().open(new ConnectionSpec.Test(file), listener);
	}

}
