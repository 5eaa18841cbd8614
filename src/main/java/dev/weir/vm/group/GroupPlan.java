package dev.weir.vm.group;

import java.util.List;

import dev.weir.fleet.HostId;
import org.jspecify.annotations.Nullable;

/**
 * What a run will do. Immutable.
 *
 * @param members in the order of starts, those of the groups before first
 * @param goOn whether it goes on when a step fails
 * @param host only what is on this host, or null for all
 */
record GroupPlan(List<Member> members, boolean goOn, @Nullable HostId host) {

	/** The members of all these groups, each once. */
	static GroupPlan of(List<GroupView> groups, boolean goOn, @Nullable HostId host) {
		return new GroupPlan(groups.stream().flatMap((group) -> group.members().stream()).distinct().toList(), goOn,
				host);
	}

}
