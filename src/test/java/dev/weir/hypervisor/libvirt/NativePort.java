package dev.weir.hypervisor.libvirt;

import dev.weir.hypervisor.Hypervisor;

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

}
