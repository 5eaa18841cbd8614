package dev.weir.vm.group;

import java.util.UUID;

import dev.weir.fleet.VmId;
import jakarta.persistence.Embeddable;

/**
 * A step of a group: one VM, and what to wait for before the next. Immutable.
 *
 * @param vmName its name when the group was saved (hostile), for when it is gone
 * @param delaySeconds how long to wait after it has started
 * @param agentSeconds how long its guest agent may take to answer, 0 for not waiting
 */
@Embeddable
record Member(UUID vmId, String vmName, int delaySeconds, int agentSeconds) {

	/** Longest delay: an hour. */
	static final int LONGEST = 3600;

	VmId vm() {
		return new VmId(this.vmId);
	}

}
