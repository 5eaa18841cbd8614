package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Starts and stops groups, each run as a task {@code vm.group.start} or
 * {@code vm.group.stop} in a lane of its own, since it mostly waits. Thread-safe.
 */
@Component
class RunGroup {

	/** So many commands are shown for a run. */
	private static final int SHOWN = 20;

	private final GroupShelf shelf;

	private final Access access;

	private final Fleet fleet;

	private final Engine engine;

	RunGroup(GroupShelf shelf, Access access, Fleet fleet, Engine engine) {
		this.shelf = shelf;
		this.access = access;
		this.fleet = fleet;
		this.engine = engine;
	}

	/**
	 * Queues a start of the group, and before it of the groups that come first.
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN, or CONFLICT while a run is under way
	 */
	TaskView start(String id) {
		this.access.require(Permission.VM_POWER, Target.SYSTEM);
		GroupView group = this.shelf.require(id);
		return start(group, null);
	}

	/**
	 * Queues a stop of the group alone, the last of it first.
	 * @throws Problem as {@link #start}
	 */
	TaskView stop(String id) {
		this.access.require(Permission.VM_POWER, Target.SYSTEM);
		GroupView group = this.shelf.require(id);
		GroupPlan plan = GroupPlan.of(List.of(group), group.goOn(), null);
		mayAll(plan);
		GroupRun run = new GroupRun(false, plan.members());
		List<Member> backwards = new ArrayList<>(plan.members());
		Collections.reverse(backwards);
		TaskRequest request = request(group, "vm.group.stop", virsh("shutdown", backwards), plan);
		return submit(group, run,
				() -> this.engine.tasks().submit(request, (progress) -> this.engine.steps().stop(plan, run, progress)));
	}

	/**
	 * A host has booted: starts what is off there of all groups that are to be started
	 * then, in the name of Weir. A group that another of these comes after is started by
	 * that one's run.
	 */
	List<TaskView> hostReturned(HostId host) {
		List<GroupView> all = this.shelf.all();
		GroupOrder order = new GroupOrder(all);
		List<GroupView> meant = all.stream()
			.filter(GroupView::atHostReturn)
			.filter((group) -> order.upTo(group.id()).stream().anyMatch((each) -> hasMemberOn(each, host)))
			.toList();
		Set<UUID> covered = new HashSet<>();
		meant.forEach((group) -> order.upTo(group.id())
			.stream()
			.map(GroupView::id)
			.filter((before) -> !before.equals(group.id()))
			.forEach(covered::add));
		List<TaskView> started = new ArrayList<>();
		meant.stream()
			.filter((group) -> !covered.contains(group.id()))
			.forEach((group) -> startAsWeir(group, host, started));
		return started;
	}

	private void startAsWeir(GroupView group, HostId host, List<TaskView> started) {
		try {
			started.add(this.engine.scope().call(Actor.SYSTEM, () -> start(group, host)));
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.CONFLICT) {
				throw problem;
			}
			// a person has started it already
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private TaskView start(GroupView group, @Nullable HostId host) {
		GroupPlan plan = GroupPlan.of(new GroupOrder(this.shelf.all()).upTo(group.id()), group.goOn(), host);
		mayAll(plan);
		GroupRun run = new GroupRun(true, plan.members());
		TaskRequest request = request(group, "vm.group.start", virsh("start", plan.members()), plan);
		return submit(group, run, () -> this.engine.tasks()
			.submit(request, (progress) -> this.engine.steps().start(plan, run, progress)));
	}

	private TaskView submit(GroupView group, GroupRun run, Supplier<TaskView> submission) {
		boolean busy = this.engine.tasks()
			.of(Target.Kind.GROUP, group.id().toString(), 5)
			.stream()
			.anyMatch((task) -> !task.state().isOver());
		if (busy) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.group.busy", group.name());
		}
		TaskView task = submission.get();
		this.engine.board().put(group.id(), run);
		return task;
	}

	private void mayAll(GroupPlan plan) {
		plan.members()
			.forEach((member) -> this.fleet.vm(member.vm())
				.ifPresent((vm) -> this.access.require(Permission.VM_POWER, Vms.target(vm))));
	}

	private TaskRequest request(GroupView group, String kind, String virsh, GroupPlan plan) {
		return new TaskRequest(kind, group.target(), "group/" + group.id(), virsh)
			.noting(GroupOutcome.notes(plan, this.fleet));
	}

	private boolean hasMemberOn(GroupView group, HostId host) {
		return group.members()
			.stream()
			.anyMatch((member) -> this.fleet.vm(member.vm()).filter((vm) -> vm.hostId().equals(host)).isPresent());
	}

	private static String virsh(String action, List<Member> members) {
		String commands = members.stream()
			.limit(SHOWN)
			.map((member) -> VirshCommand.of(action, member.vmName()).toString())
			.collect(Collectors.joining(" && "));
		return (members.size() > SHOWN) ? commands + " && …" : commands;
	}

	/** What runs are made of. */
	@Component
	record Engine(Tasks tasks, GroupSteps steps, RunBoard board, ActorScope scope) {
	}

}
