package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * What a group shall be. Immutable.
 */
record GroupSpec(String name, boolean atHostReturn, boolean goOn, List<Member> members, Set<UUID> first) {

	static final int LONGEST_NAME = 60;

	/** Most members of a group. */
	static final int MOST = 100;

	private static final Pattern HIDDEN = Pattern
		.compile("[\\p{Cntrl}\\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]");

	GroupSpec {
		name = name.strip();
		members = List.copyOf(members);
		first = Set.copyOf(first);
	}

	/**
	 * @throws InvalidInput naming each field that is wrong
	 */
	void check() {
		List<FieldProblem> wrong = new ArrayList<>();
		if (this.name.isEmpty() || this.name.length() > LONGEST_NAME || HIDDEN.matcher(this.name).find()) {
			wrong.add(FieldProblem.of("name", "vm.group.name-wrong", LONGEST_NAME));
		}
		if (this.members.isEmpty() || this.members.size() > MOST) {
			wrong.add(FieldProblem.of("members", "vm.group.members-count", 1, MOST));
		}
		Set<UUID> seen = new HashSet<>();
		for (int i = 0; i < this.members.size(); i++) {
			check(this.members.get(i), "members[" + i + "]", seen, wrong);
		}
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
	}

	private static void check(Member member, String field, Set<UUID> seen, List<FieldProblem> wrong) {
		if (!seen.add(member.vmId())) {
			wrong.add(FieldProblem.of(field + ".vm", "vm.group.member-twice", member.vmName()));
		}
		if (member.delaySeconds() < 0 || member.delaySeconds() > Member.LONGEST) {
			wrong.add(FieldProblem.of(field + ".delaySeconds", "vm.group.seconds", Member.LONGEST));
		}
		if (member.agentSeconds() < 0 || member.agentSeconds() > Member.LONGEST) {
			wrong.add(FieldProblem.of(field + ".agentSeconds", "vm.group.seconds", Member.LONGEST));
		}
	}

}
