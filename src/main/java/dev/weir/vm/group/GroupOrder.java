package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.problem.InvalidInput;

/**
 * Which groups must be started before which. Immutable.
 */
final class GroupOrder {

	private final Map<UUID, GroupView> groups;

	GroupOrder(Collection<GroupView> groups) {
		this.groups = groups.stream().collect(Collectors.toMap(GroupView::id, Function.identity()));
	}

	/** The group with all that must come before it, in the order of their starts. */
	List<GroupView> upTo(UUID id) {
		List<GroupView> order = new ArrayList<>();
		visit(id, new HashSet<>(), order);
		return order;
	}

	/**
	 * @throws InvalidInput when a group would have to be started before itself
	 */
	void refuseCircle(UUID id) {
		GroupView group = this.groups.get(id);
		if (group != null && group.first().stream().anyMatch((first) -> leadsTo(first, id, new HashSet<>()))) {
			throw InvalidInput.of("first", "vm.group.circle", group.name());
		}
	}

	private boolean leadsTo(UUID from, UUID to, Set<UUID> seen) {
		GroupView group = this.groups.get(from);
		return from.equals(to) || (group != null && seen.add(from)
				&& group.first().stream().anyMatch((first) -> leadsTo(first, to, seen)));
	}

	private void visit(UUID id, Set<UUID> seen, List<GroupView> order) {
		GroupView group = this.groups.get(id);
		if (group != null && seen.add(id)) {
			group.first().stream().sorted().forEach((first) -> visit(first, seen, order));
			order.add(group);
		}
	}

}
