package dev.weir.vm.delete;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Deletes many virtual machines, each by its own plan. Thread-safe.
 */
@Component
@Order(9)
class DeleteBulk implements BulkVerb {

	/** Each plan looks into the pools of a host. */
	private static final int MOST = 100;

	private final PlanDeletion planDeletion;

	private final DeleteVm deleteVm;

	DeleteBulk(PlanDeletion planDeletion, DeleteVm deleteVm) {
		this.planDeletion = planDeletion;
		this.deleteVm = deleteVm;
	}

	@Override
	public List<BulkAction> actions() {
		return List.of(new BulkAction("delete", "vm.bulk.delete", true, BulkAction.Asks.DELETION));
	}

	@Override
	public int most() {
		return MOST;
	}

	@Override
	public List<BulkEffect> plan(VmId id, BulkWish wish) {
		DeletePlan plan = this.planDeletion.plan(id);
		if (plan.running() && !wish.force()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.delete.running", plan.name());
		}
		List<BulkEffect> effects = new ArrayList<>();
		if (plan.running()) {
			effects.add(BulkEffect.of("vm.bulk.forced-off"));
		}
		effects.add(BulkEffect.of("vm.bulk.deleted"));
		plan.disks()
			.stream()
			.filter((disk) -> disk.key() != null)
			.forEach((disk) -> effects.add(volume(disk, wish.volumes() && disk.suggested())));
		return effects;
	}

	@Override
	public TaskView perform(VmId id, BulkWish wish) {
		VolumeChoice volumes = wish.volumes() ? VolumeChoice.of("all") : VolumeChoice.NONE;
		return this.deleteVm.request(id, volumes, wish.force());
	}

	private static BulkEffect volume(PlannedDisk disk, boolean goes) {
		String volume = Objects.requireNonNullElse(disk.key(), disk.target());
		if (goes) {
			return BulkEffect.of("vm.bulk.volume-goes", volume);
		}
		return disk.because().isEmpty() ? BulkEffect.of("vm.bulk.volume-stays", volume)
				: BulkEffect.of("vm.bulk.volume-used", volume, String.join(", ", disk.because()));
	}

}
