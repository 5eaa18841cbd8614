package dev.weir.vm.delete;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;
import org.springframework.stereotype.Component;

/**
 * Carries a deletion out. Each step looks first whether it is done already, and the
 * definition goes last: what was broken off half-way is finished by deleting again.
 * Thread-safe.
 */
@Component
class DeletionSteps {

	private final HostCommands commands;

	private final PlanDeletion planDeletion;

	DeletionSteps(HostCommands commands, PlanDeletion planDeletion) {
		this.commands = commands;
		this.planDeletion = planDeletion;
	}

	void run(VmMirror vm, List<PlannedDisk> volumes, boolean force, TaskProgress progress) {
		try {
			progress.report(0, "vm.delete.step.power");
			powerOff(vm, force);
			int done = 0;
			for (PlannedDisk disk : volumes) {
				progress.checkCancelled();
				progress.report((1 + done++) / (2.0 + volumes.size()), "vm.delete.step.volumes");
				deleteVolume(vm, disk);
			}
			progress.report((1.0 + done) / (2 + volumes.size()), "vm.delete.step.definition");
			undefine(vm);
		}
		finally {
			this.commands.reread(vm.hostId(), vm.id());
			if (!volumes.isEmpty()) {
				this.commands.rereadHost(vm.hostId());
			}
		}
	}

	private void powerOff(VmMirror vm, boolean force) {
		call(vm, (connection) -> {
			Domains domains = connection.domains();
			if (!domains.status(vm.id().value()).state().isActive()) {
				return;
			}
			if (!force) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.delete.running", vm.name());
			}
			domains.destroy(vm.id().value(), false);
		});
	}

	/** Looks once more who uses the volume: minutes may have passed since the plan. */
	private void deleteVolume(VmMirror vm, PlannedDisk planned) {
		boolean stillFree = this.planDeletion.plan(vm)
			.disks()
			.stream()
			.filter((disk) -> disk.target().equals(planned.target()) && disk.key() != null)
			.allMatch((disk) -> disk.deletable() && Objects.equals(disk.key(), planned.key()));
		if (!stillFree) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.delete.taken", String.valueOf(planned.key()), vm.name());
		}
		call(vm, (connection) -> connection.storagePools()
			.deleteVolume(String.valueOf(planned.pool()), String.valueOf(planned.volume())));
	}

	private void undefine(VmMirror vm) {
		if (vm.persistent()) {
			call(vm, (connection) -> connection.domains()
				.undefine(vm.id().value(), EnumSet.allOf(UndefineOption.class)));
		}
	}

	/** Runs a step; what is gone already is as good as deleted. */
	private void call(VmMirror vm, Step step) {
		try {
			this.commands.call(vm.hostId(), HostCommands.SHORT, (connection) -> {
				step.run(connection);
				return true;
			});
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.NOT_FOUND) {
				throw problem;
			}
		}
	}

	@FunctionalInterface
	private interface Step {

		void run(HypervisorConnection connection);

	}

}
