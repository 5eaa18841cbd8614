package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;

/**
 * Connections for tests of other packages that want to hear libvirt's own opinion.
 */
public final class OpenConnections {

	private static final HypervisorListener DEAF = new HypervisorListener() {

		@Override
		public void onEvent(HypervisorEvent event) {
			// not subscribed
		}

		@Override
		public void onClosed(CloseReason reason) {
			// the next call tells
		}

	};

	private OpenConnections() {
	}

	/** libvirt's test driver with its default host. */
	public static HypervisorConnection testDriver() {
		return TestHypervisors.hypervisor().open(new ConnectionSpec.Test(null), DEAF);
	}

	/** A libvirtd on this machine. */
	public static HypervisorConnection local(Path socket) {
		return TestHypervisors.hypervisor().open(new ConnectionSpec.Local(socket), DEAF);
	}

}
