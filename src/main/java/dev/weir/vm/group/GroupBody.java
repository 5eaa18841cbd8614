package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A start group in the REST interface.
 *
 * @param atHostReturn whether Weir starts it when a host of its members has booted
 * @param goOn whether a run goes on when a step fails
 * @param members in the order in which they are started
 * @param first ids of groups that are started before it
 */
record GroupBody(@Nullable UUID id, @Nullable String name, @Nullable Boolean atHostReturn, @Nullable Boolean goOn,
		@Nullable List<Step> members, @Nullable List<UUID> first) {

	static GroupBody of(GroupView group) {
		return new GroupBody(group.id(), group.name(), group.atHostReturn(), group.goOn(),
				group.members().stream().map(Step::of).toList(), List.copyOf(group.first()));
	}

	/**
	 * The group that is asked for.
	 * @param before as it was, or null for a new one
	 */
	GroupSpec spec(MemberNames names, @Nullable GroupView before) {
		List<Member> all = new ArrayList<>();
		List<Step> steps = Objects.requireNonNullElse(this.members, List.<Step>of());
		for (int i = 0; i < steps.size(); i++) {
			@Nullable Step step = steps.get(i);
			Step given = (step != null) ? step : new Step(null, null, null, null);
			all.add(names.member(Objects.requireNonNullElse(given.vm(), ""),
					Objects.requireNonNullElse(given.delaySeconds(), 0),
					Objects.requireNonNullElse(given.agentSeconds(), 0), "members[" + i + "].vm", before));
		}
		Set<UUID> earlier = new HashSet<>();
		Objects.requireNonNullElse(this.first, List.<UUID>of()).stream().filter(Objects::nonNull).forEach(earlier::add);
		return new GroupSpec(Objects.requireNonNullElse(this.name, ""), Boolean.TRUE.equals(this.atHostReturn),
				Boolean.TRUE.equals(this.goOn), all, earlier);
	}

	/**
	 * A step.
	 *
	 * @param vm UUID, or in a request also a name that only one machine has
	 * @param name its name, in answers
	 * @param delaySeconds how long to wait after it has started
	 * @param agentSeconds how long its guest agent may take to answer, 0 for not waiting
	 */
	record Step(@Nullable String vm, @Nullable String name, @Nullable Integer delaySeconds,
			@Nullable Integer agentSeconds) {

		static Step of(Member member) {
			return new Step(member.vmId().toString(), member.vmName(), member.delaySeconds(), member.agentSeconds());
		}

	}

}
