package dev.weir.hypervisor.libvirt;

import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.SshTransports;

/**
 * The native port without Spring, for tests of other packages.
 */
public final class NativePort {

	private NativePort() {
	}

	/** The port with its usual settings. */
	public static Hypervisor open() {
		return TestHypervisors.hypervisor();
	}

	/** The port with its usual settings and a way to hosts by SSH. */
	public static Hypervisor open(SshTransports transports) {
		return TestHypervisors.hypervisor(HypervisorSettings.defaults(), transports);
	}

}
