package dev.weir.vm.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Does the same to many virtual machines: each for itself, so that one that refuses does
 * not hold up the rest. Thread-safe.
 */
@Component
class RunBulk {

	private final Map<String, BulkAction> actions = new LinkedHashMap<>();

	private final Map<String, BulkVerb> verbs = new LinkedHashMap<>();

	RunBulk(List<BulkVerb> verbs) {
		for (BulkVerb verb : verbs) {
			verb.actions().forEach((action) -> {
				this.actions.put(action.id(), action);
				this.verbs.put(action.id(), verb);
			});
		}
	}

	/**
	 * The action of that name.
	 * @throws InvalidInput when there is none
	 */
	BulkAction action(@Nullable String id) {
		BulkAction action = (id != null) ? this.actions.get(id) : null;
		if (action == null) {
			throw InvalidInput.of("action", "vm.power.unknown", (id != null) ? id : "");
		}
		return action;
	}

	/**
	 * What would become of each, in the order given; changes nothing.
	 * @param ids each is taken once
	 * @throws InvalidInput for an unknown action, or when none or too many are given
	 */
	List<BulkOutcome> plan(List<VmId> ids, BulkWish wish) {
		BulkVerb verb = verb(ids, wish);
		return each(ids, (id) -> new BulkOutcome.Planned(id, verb.plan(id, wish)));
	}

	/**
	 * What came of each, in the order given.
	 * @param ids each is taken once
	 * @throws InvalidInput for a wish that makes no sense, or when none or too many are
	 * given
	 */
	List<BulkOutcome> run(List<VmId> ids, BulkWish wish) {
		BulkVerb verb = verb(ids, wish);
		verb.check(wish);
		return each(ids, (id) -> {
			TaskView task = verb.perform(id, wish);
			return (task != null) ? new BulkOutcome.Submitted(id, task) : new BulkOutcome.Done(id);
		});
	}

	private BulkVerb verb(List<VmId> ids, BulkWish wish) {
		action(wish.action());
		BulkVerb verb = this.verbs.get(wish.action());
		if (verb == null || ids.isEmpty() || ids.size() > verb.most()) {
			throw InvalidInput.of("uuids", "vm.power.bulk-size", 1, (verb != null) ? verb.most() : 0);
		}
		return verb;
	}

	private static List<BulkOutcome> each(List<VmId> ids, Function<VmId, BulkOutcome> deed) {
		List<BulkOutcome> outcomes = new ArrayList<>();
		for (VmId id : new LinkedHashSet<>(ids)) {
			outcomes.add(one(id, deed));
		}
		return outcomes;
	}

	private static BulkOutcome one(VmId id, Function<VmId, BulkOutcome> deed) {
		try {
			return deed.apply(id);
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.UNAUTHENTICATED) {
				throw problem;
			}
			return new BulkOutcome.Refused(id, problem);
		}
	}

}
