package dev.weir.vm.group;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A run of a group, step by step, as pages show it. Thread-safe.
 */
final class GroupRun {

	private final Map<UUID, Step> steps = new LinkedHashMap<>();

	private final boolean start;

	GroupRun(boolean start, Collection<Member> members) {
		this.start = start;
		members.forEach((member) -> this.steps.put(member.vmId(),
				new Step(member.vmId(), member.vmName(), StepState.WAITING, null)));
	}

	/** Whether it starts, or else stops. */
	boolean isStart() {
		return this.start;
	}

	synchronized void step(Member member, StepState state, @Nullable String problemKey) {
		this.steps.put(member.vmId(), new Step(member.vmId(), member.vmName(), state, problemKey));
	}

	synchronized List<Step> steps() {
		return List.copyOf(this.steps.values());
	}

	/**
	 * One step.
	 *
	 * @param problemKey message key of why it failed, or null
	 */
	record Step(UUID vmId, String vmName, StepState state, @Nullable String problemKey) {
	}

}
