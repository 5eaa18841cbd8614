package dev.weir.vm;

import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import org.jspecify.annotations.Nullable;

/**
 * Why a virtual machine is in its state, by name. The names stand in libvirt's order of
 * virDomainRunningReason, virDomainPausedReason, virDomainShutoffReason and
 * virDomainCrashedReason
 * (<a href="https://libvirt.org/html/libvirt-libvirt-domain.html">libvirt-domain</a>).
 * Stateless.
 */
public final class StateReason {

	private static final List<String> RUNNING = List.of("", "booted", "migrated", "restored", "from-snapshot",
			"unpaused", "migration-cancelled", "save-cancelled", "wake-up", "crashed", "post-copy", "post-copy-failed");

	private static final List<String> PAUSED = List.of("", "user", "migration", "save", "dump", "io-error", "watchdog",
			"from-snapshot", "shutting-down", "snapshot", "crashed", "starting", "post-copy", "post-copy-failed",
			"api-error");

	private static final List<String> SHUT_OFF = List.of("", "shutdown", "destroyed", "crashed", "migrated", "saved",
			"failed", "from-snapshot", "daemon");

	private static final List<String> CRASHED = List.of("", "panicked");

	private static final Map<VmState, List<String>> NAMES = Map.of(VmState.RUNNING, RUNNING, VmState.PAUSED, PAUSED,
			VmState.SHUT_OFF, SHUT_OFF, VmState.SAVED, SHUT_OFF, VmState.CRASHED, CRASHED);

	private StateReason() {
	}

	/** The reason's name, or null when libvirt gives none that is known. */
	public static @Nullable String of(VmMirror vm) {
		List<String> names = NAMES.getOrDefault(vm.state(), List.of());
		int reason = vm.stateReason();
		boolean known = reason > 0 && reason < names.size();
		return known ? names.get(reason) : null;
	}

}
