package dev.weir.vm.power;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.PowerAction;
import org.springframework.stereotype.Component;

/**
 * Switches the power of many virtual machines: each gets a task of its own, and one that
 * refuses does not hold up the rest. Thread-safe.
 */
@Component
class BulkPower {

	/** As many as a page of the list can show. */
	static final int MAX = 500;

	private final PowerVm power;

	BulkPower(PowerVm power) {
		this.power = power;
	}

	/**
	 * @param ids each is taken once
	 * @return what came of each, in the order given
	 * @throws InvalidInput when none or more than {@value #MAX} are given
	 */
	List<PowerOutcome> request(List<VmId> ids, PowerAction action) {
		if (ids.isEmpty() || ids.size() > MAX) {
			throw InvalidInput.of("uuids", "vm.power.bulk-size", 1, MAX);
		}
		List<PowerOutcome> outcomes = new ArrayList<>();
		for (VmId id : new LinkedHashSet<>(ids)) {
			outcomes.add(one(id, action));
		}
		return outcomes;
	}

	private PowerOutcome one(VmId id, PowerAction action) {
		try {
			return new PowerOutcome.Submitted(id, this.power.request(id, action));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.UNAUTHENTICATED) {
				throw problem;
			}
			return new PowerOutcome.Refused(id, problem);
		}
	}

}
