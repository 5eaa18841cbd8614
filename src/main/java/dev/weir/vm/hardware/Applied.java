package dev.weir.vm.hardware;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change, as read back from libvirt. Immutable.
 *
 * @param running whether the VM runs
 * @param waits whether something of it waits for the next start
 * @param live whether something of it was done to the running VM
 * @param refusal why libvirt would not do it to the running VM, or null
 */
record Applied(boolean running, boolean waits, boolean live, @Nullable Problem refusal) {

	/** The sentence that tells it. */
	String messageKey() {
		if (!this.running) {
			return "vm.hardware.applied.off";
		}
		if (!this.waits) {
			return "vm.hardware.applied.now";
		}
		return this.live ? "vm.hardware.applied.part" : "vm.hardware.applied.waits";
	}

}
