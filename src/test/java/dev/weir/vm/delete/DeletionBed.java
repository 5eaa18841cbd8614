package dev.weir.vm.delete;

import java.util.List;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.fake.FakeVolumes;
import dev.weir.storage.Volumes;
import dev.weir.storage.volume.PoolReading;
import dev.weir.task.TaskView;
import dev.weir.testbed.ManualClock;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;

/**
 * Deletion over a pretended host with the pools "default" and "fast", read as Weir reads
 * pools. One thread.
 */
final class DeletionBed {

	final VmBed vms = new VmBed();

	final FakeVolumes disks = this.vms.host.volumes();

	private final Volumes volumes = PoolReading.of(this.vms.fleet, this.vms.commands, new ManualClock());

	private final VolumeUsers users = new VolumeUsers(this.vms.fleet, this.volumes);

	final PlanDeletion plan = new PlanDeletion(this.vms.vms, this.volumes, this.users);

	private final DeletionSteps steps = new DeletionSteps(this.vms.commands,
			new LastLook(this.vms.fleet, this.vms.commands, this.users, this.plan));

	private final DeleteVm deleteVm = new DeleteVm(this.vms.vms, this.vms.access, this.plan, this.steps,
			this.vms.tasks);

	DeletionBed() {
		this.vms.pools("default", "fast");
	}

	/** A VM with new volumes of these names in the pool "default". */
	VmMirror vm(String... names) {
		VmFixtures fixture = VmFixtures.vm();
		for (int i = 0; i < names.length; i++) {
			fixture.disk("vd" + (char) ('a' + i), this.disks.put("default", names[i]));
		}
		return this.vms.vm(fixture);
	}

	TaskView delete(VmMirror vm, VolumeChoice choice) {
		return this.deleteVm.request(vm.id(), choice, false);
	}

	TaskView delete(VmMirror vm, String... volumes) {
		return delete(vm, VolumeChoice.of(volumes));
	}

	TaskView force(VmMirror vm, String... volumes) {
		return this.deleteVm.request(vm.id(), VolumeChoice.of(volumes), true);
	}

	/** Carries out what was planned before something else happened. */
	void deleteAll(VmMirror vm, Runnable meanwhile) {
		List<PlannedDisk> planned = VolumeChoice.of("all").from(this.plan.plan(vm));
		meanwhile.run();
		this.vms.tasks.submitRaw((progress) -> this.steps.run(vm, planned, false, progress));
	}

	/** Whether the host still has the VM. */
	boolean has(VmMirror vm) {
		return this.vms.host.vms().stream().anyMatch((real) -> real.uuid().equals(vm.id().value()));
	}

}
