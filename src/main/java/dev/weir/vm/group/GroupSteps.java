package dev.weir.vm.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.PowerAction;
import dev.weir.vm.power.PowerVm;
import dev.weir.vm.power.ShutdownWait;

import org.springframework.stereotype.Component;

/**
 * Takes the steps of a run, one after the other; each start and each shutdown is a task
 * of its own as well, so that the VM's page tells of it. Thread-safe.
 */
@Component
class GroupSteps {

	private static final Duration LOOK = Duration.ofMillis(200);

	private final Fleet fleet;

	private final HostCommands commands;

	private final Tasks tasks;

	private final Means means;

	GroupSteps(Fleet fleet, HostCommands commands, Tasks tasks, Means means) {
		this.fleet = fleet;
		this.commands = commands;
		this.tasks = tasks;
		this.means = means;
	}

	/**
	 * Starts what is off, in order.
	 * @throws Problem of kind CONFLICT naming the steps that failed, or CANCELLED
	 */
	void start(GroupPlan plan, GroupRun run, TaskProgress progress) {
		Pause pause = new Pause(progress);
		each(plan, plan.members(), run, progress,
				(member) -> start(plan, member, new Step(member, run, pause), progress));
	}

	/**
	 * Has what runs shut down, the last first; never forces.
	 * @throws Problem as {@link #start}
	 */
	void stop(GroupPlan plan, GroupRun run, TaskProgress progress) {
		List<Member> backwards = new ArrayList<>(plan.members());
		Collections.reverse(backwards);
		each(plan, backwards, run, progress,
				(member) -> stop(member, new Step(member, run, new Pause(progress)), progress));
	}

	private void each(GroupPlan plan, List<Member> members, GroupRun run, TaskProgress progress,
			Consumer<Member> deed) {
		List<String> failed = new ArrayList<>();
		int done = 0;
		for (Member member : members) {
			progress.checkCancelled();
			progress.report((double) done / members.size(),
					member.vmName() + " (" + ++done + "/" + members.size() + ")");
			try {
				deed.accept(member);
			}
			catch (Problem problem) {
				if (problem.kind() == ErrorKind.CANCELLED) {
					throw problem;
				}
				run.step(member, StepState.FAILED, problem.messageKey());
				failed.add(member.vmName());
				if (!plan.goOn()) {
					throw Problem.of(ErrorKind.CONFLICT, "vm.group.stopped-at", member.vmName());
				}
			}
		}
		if (!failed.isEmpty()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.group.some-failed", String.join(", ", failed));
		}
	}

	private void start(GroupPlan plan, Member member, Step step, TaskProgress progress) {
		VmMirror vm = look(member);
		if (plan.host() != null && !plan.host().equals(vm.hostId())) {
			step.is(StepState.ELSEWHERE);
			return;
		}
		boolean ran = vm.state().isActive();
		if (!ran) {
			step.is(StepState.STARTING);
			progress.note(TaskNote.of(GroupOutcome.BEGUN, vm.id()));
			child(vm, PowerAction.START, step.pause());
		}
		if (member.agentSeconds() > 0) {
			step.is(StepState.AGENT);
			if (!this.means.agent().answers(vm, Duration.ofSeconds(member.agentSeconds()), step.pause())) {
				throw Problem.of(ErrorKind.AGENT_UNRESPONSIVE, "vm.group.no-agent");
			}
		}
		if (!ran && member.delaySeconds() > 0) {
			step.is(StepState.DELAY);
			step.pause().await(Duration.ofSeconds(member.delaySeconds()));
		}
		step.is(ran ? StepState.ALREADY : StepState.DONE);
	}

	private void stop(Member member, Step step, TaskProgress progress) {
		VmMirror vm = look(member);
		if (!vm.state().isActive()) {
			step.is(StepState.ALREADY);
			return;
		}
		step.is(StepState.STOPPING);
		progress.note(TaskNote.of(GroupOutcome.BEGUN, vm.id()));
		child(vm, PowerAction.SHUTDOWN, step.pause());
		this.means.shutdown().await(vm, progress);
		step.is(StepState.DONE);
	}

	/** As its host says now: after a boot the mirror may be a moment behind. */
	private VmMirror look(Member member) {
		VmMirror vm = this.fleet.vm(member.vm()).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.group.gone"));
		this.fleet.requireUp(vm.hostId());
		this.commands.reread(vm.hostId(), vm.id());
		return this.fleet.vm(member.vm()).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.group.gone"));
	}

	private void child(VmMirror vm, PowerAction action, Pause pause) {
		TaskView task = this.means.power().request(vm.id(), action);
		while (!task.state().isOver()) {
			pause.await(LOOK);
			task = this.tasks.find(task.id()).orElse(task);
		}
		if (task.state() != TaskState.SUCCEEDED) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.group.step-failed");
		}
	}

	/** A step under way. */
	private record Step(Member member, GroupRun run, Pause pause) {

		void is(StepState state) {
			this.run.step(this.member, state, null);
		}

	}

	/** What steps are taken with. */
	@Component
	record Means(PowerVm power, ShutdownWait shutdown, AgentWait agent) {
	}

}
