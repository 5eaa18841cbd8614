package dev.weir.console.ticket;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.console.ConsoleKind;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;

/**
 * Who may open which console.
 *
 * @param vmName what people call the VM, at the time (hostile text)
 */
public record Admission(Actor actor, VmId vm, HostId host, String vmName, ConsoleKind kind, boolean viewOnly) {

	/** The VM as the target of a permission. */
	public Target target() {
		return Target.of(Target.Kind.VM, this.vm, this.vmName);
	}

}
