package dev.weir.vm.power;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import dev.weir.vm.PowerAction;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Power of many virtual machines. Thread-safe.
 */
@Component
@Order(1)
class PowerBulk implements BulkVerb {

	private final PowerVm power;

	PowerBulk(PowerVm power) {
		this.power = power;
	}

	@Override
	public List<BulkAction> actions() {
		return Stream.of(PowerAction.values())
			.map((action) -> BulkAction.plain(action.id(), "vm.power." + action.id(), action.isDestructive()))
			.toList();
	}

	@Override
	public List<BulkEffect> plan(VmId id, BulkWish wish) {
		PowerAction action = action(wish);
		VmMirror vm = this.power.allowed(id, action);
		List<BulkEffect> effects = new ArrayList<>(List.of(BulkEffect.of("vm.power." + action.id())));
		if (!vm.persistent() && (action == PowerAction.SHUTDOWN || action == PowerAction.FORCE_OFF)) {
			effects.add(BulkEffect.of("vm.bulk.transient"));
		}
		return effects;
	}

	@Override
	public TaskView perform(VmId id, BulkWish wish) {
		return this.power.request(id, action(wish));
	}

	private static PowerAction action(BulkWish wish) {
		return PowerAction.find(wish.action())
			.orElseThrow(() -> InvalidInput.of("action", "vm.power.unknown", wish.action()));
	}

}
