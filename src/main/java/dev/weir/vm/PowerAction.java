package dev.weir.vm;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;

/**
 * What can be done with a virtual machine's power, and in which states.
 */
public enum PowerAction {

	START("start", false, VmState.SHUT_OFF, VmState.SAVED, VmState.CRASHED),

	SHUTDOWN("shutdown", false, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED, VmState.SHUTTING_DOWN),

	REBOOT("reboot", true, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED),

	RESET("reset", true, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED, VmState.PAUSED, VmState.CRASHED),

	FORCE_OFF("destroy", true, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED, VmState.PAUSED, VmState.SHUTTING_DOWN,
			VmState.CRASHED, VmState.SUSPENDED),

	PAUSE("suspend", false, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED),

	RESUME("resume", false, VmState.PAUSED, VmState.SUSPENDED),

	SAVE("managedsave", false, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED, VmState.PAUSED),

	DISCARD_SAVED("managedsave-remove", true, VmState.SAVED),

	NMI("inject-nmi", true, VmState.RUNNING, VmState.IDLE, VmState.BLOCKED);

	private final String virsh;

	private final boolean destructive;

	private final Set<VmState> from;

	PowerAction(String virsh, boolean destructive, VmState... from) {
		this.virsh = virsh;
		this.destructive = destructive;
		this.from = Set.of(from);
	}

	/** Its name in URLs, in the REST contract and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The virsh subcommand that does the same. */
	public String virsh() {
		return this.virsh;
	}

	/** Whether work in the guest may be lost, so that a page asks first. */
	public boolean isDestructive() {
		return this.destructive;
	}

	/** Whether it makes sense for a VM in that state. */
	public boolean fits(VmState state) {
		return this.from.contains(state);
	}

	/** How long a host may take for it: memory is written to or read from disk. */
	public Duration deadline() {
		return (this == SAVE || this == START) ? HostCommands.LONG : HostCommands.SHORT;
	}

	/** What makes sense for this VM now, as buttons are ordered. */
	public static List<PowerAction> available(VmMirror vm) {
		return Arrays.stream(values())
			.filter((action) -> action.fits(vm.state()))
			.filter((action) -> action != SAVE || vm.persistent())
			.toList();
	}

	/** The action of that name. */
	public static Optional<PowerAction> find(String id) {
		return Arrays.stream(values()).filter((action) -> action.id().equals(id)).findFirst();
	}

}
