package dev.weir.vm.delete;

import java.util.EnumSet;
import java.util.List;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
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

	private final LastLook lastLook;

	DeletionSteps(HostCommands commands, LastLook lastLook) {
		this.commands = commands;
		this.lastLook = lastLook;
	}

	void run(VmMirror vm, List<PlannedDisk> volumes, boolean force, TaskProgress progress) {
		try {
			progress.report(0, "vm.delete.step.power");
			powerOff(vm, force);
			if (!volumes.isEmpty()) {
				deleteVolumes(vm, volumes, progress);
			}
			progress.report((1.0 + volumes.size()) / (2 + volumes.size()), "vm.delete.step.definition");
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
			if (!isActive(connection, vm)) {
				return;
			}
			if (!force) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.delete.running", vm.name());
			}
			connection.domains().destroy(vm.id().value(), false);
		});
	}

	private void deleteVolumes(VmMirror vm, List<PlannedDisk> volumes, TaskProgress progress) {
		this.commands.reread(vm.hostId(), vm.id());
		this.lastLook.refresh(vm.hostId());
		int done = 0;
		for (PlannedDisk disk : volumes) {
			progress.checkCancelled();
			progress.report((1 + done++) / (2.0 + volumes.size()), "vm.delete.step.volumes");
			if (this.lastLook.mayGo(vm, disk)) {
				progress.note(TaskNote.of(DeleteOutcome.DELETING, String.valueOf(disk.key())));
				deleteVolume(vm, disk);
			}
		}
	}

	/** Never under a guest that somebody started meanwhile. */
	private void deleteVolume(VmMirror vm, PlannedDisk disk) {
		call(vm, (connection) -> {
			if (isActive(connection, vm)) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.delete.running", vm.name());
			}
			connection.storagePools().deleteVolume(String.valueOf(disk.pool()), String.valueOf(disk.volume()));
		});
	}

	private static boolean isActive(HypervisorConnection connection, VmMirror vm) {
		try {
			return connection.domains().status(vm.id().value()).state().isActive();
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return false;
			}
			throw problem;
		}
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
