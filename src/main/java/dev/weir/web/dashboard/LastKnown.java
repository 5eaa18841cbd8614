package dev.weir.web.dashboard;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import org.jspecify.annotations.Nullable;

/**
 * Virtual machines whose hosts do not answer, by the state in which they were last seen:
 * nobody knows whether they still are. Immutable.
 *
 * @param vms those states only that occur
 * @param seen since when at least one of them has not been seen, or null without any
 */
record LastKnown(Map<VmState, Long> vms, @Nullable Instant seen) {

	static LastKnown of(List<HostMirror> away) {
		Map<VmState, Long> vms = new EnumMap<>(VmState.class);
		for (HostMirror host : away) {
			for (VmMirror vm : host.vms().values()) {
				vms.merge(vm.state(), 1L, Long::sum);
			}
		}
		return new LastKnown(vms,
				away.stream()
					.filter((host) -> !host.vms().isEmpty())
					.map(HostMirror::lastSeen)
					.filter(Objects::nonNull)
					.map(Objects::requireNonNull)
					.min(Comparator.naturalOrder())
					.orElse(null));
	}

	public int count() {
		return (int) this.vms.values().stream().mapToLong(Long::longValue).sum();
	}

}
