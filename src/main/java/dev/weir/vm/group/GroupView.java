package dev.weir.vm.group;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Target;

/**
 * A start group. Immutable.
 *
 * @param atHostReturn whether Weir starts it when a host of its members has booted
 * @param goOn whether a run goes on when a step fails
 * @param members in the order in which they are started
 * @param first groups that are started before it
 */
record GroupView(UUID id, String name, boolean atHostReturn, boolean goOn, List<Member> members, Set<UUID> first) {

	Target target() {
		return Target.of(Target.Kind.GROUP, this.id, this.name);
	}

}
