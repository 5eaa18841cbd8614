package dev.weir.vm.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.access.Target;
import dev.weir.fleet.VmMirror;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Start groups as the page shows them: each with its machines as they are and its last
 * run. Thread-safe; never waits for a host.
 */
@Component
class GroupCards {

	private final MemberNames names;

	private final Tasks tasks;

	private final RunBoard board;

	GroupCards(MemberNames names, Tasks tasks, RunBoard board) {
		this.names = names;
		this.tasks = tasks;
		this.board = board;
	}

	List<Card> of(List<GroupView> groups) {
		Map<UUID, String> known = groups.stream().collect(Collectors.toMap(GroupView::id, GroupView::name));
		return groups.stream().map((group) -> card(group, known)).toList();
	}

	private Card card(GroupView group, Map<UUID, String> known) {
		TaskView last = this.tasks.of(Target.Kind.GROUP, group.id().toString(), 1).stream().findFirst().orElse(null);
		boolean runs = last != null && !last.state().isOver();
		Map<UUID, GroupRun.Step> steps = this.board.last(group.id())
			.map((run) -> run.steps().stream().collect(Collectors.toMap(GroupRun.Step::vmId, Function.identity())))
			.orElse(Map.of());
		return new Card(group, group.first().stream().map((id) -> known.getOrDefault(id, "?")).sorted().toList(), last,
				runs, group.members().stream().map((member) -> line(member, steps.get(member.vmId()))).toList());
	}

	private Line line(Member member, GroupRun.@Nullable Step step) {
		Optional<VmMirror> vm = this.names.find(member);
		return new Line(member, vm.orElse(null), vm.map(VmMirror::name).orElse(member.vmName()), step);
	}

	/**
	 * A group.
	 *
	 * @param first names of the groups that come first
	 * @param last its last run, or null
	 * @param running whether that run is under way
	 */
	record Card(GroupView group, List<String> first, @Nullable TaskView last, boolean running, List<Line> lines) {
	}

	/**
	 * A member.
	 *
	 * @param vm null when it is gone
	 * @param step of the last run, or null
	 */
	record Line(Member member, @Nullable VmMirror vm, String name, GroupRun.@Nullable Step step) {
	}

}
