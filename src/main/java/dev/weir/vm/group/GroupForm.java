package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The form of a start group as it was typed.
 *
 * @param vm names or UUIDs, one a row; empty rows do not count
 * @param delay seconds, one a row
 * @param agent seconds, one a row
 * @param first ids of groups that come first
 */
record GroupForm(@Nullable String name, @Nullable Boolean atHostReturn, @Nullable Boolean goOn,
		@Nullable List<String> vm, @Nullable List<String> delay, @Nullable List<String> agent,
		@Nullable List<String> first) {

	/** Rows for more machines. */
	private static final int SPARE = 3;

	/** A form nobody has filled yet. */
	static GroupForm blank() {
		return new GroupForm(null, true, false, null, null, null, null);
	}

	static GroupForm of(GroupView group) {
		return new GroupForm(group.name(), group.atHostReturn(), group.goOn(),
				group.members().stream().map((member) -> member.vmId().toString()).toList(),
				group.members().stream().map((member) -> Integer.toString(member.delaySeconds())).toList(),
				group.members().stream().map((member) -> Integer.toString(member.agentSeconds())).toList(),
				group.first().stream().map(UUID::toString).toList());
	}

	/**
	 * @throws InvalidInput naming the field that is wrong
	 */
	GroupSpec spec(MemberNames names, @Nullable GroupView before) {
		List<Member> members = new ArrayList<>();
		for (Row row : given()) {
			members.add(names.member(row.vm(), seconds(row.delay()), seconds(row.agent()), "vm", before));
		}
		Set<UUID> earlier = Objects.requireNonNullElse(this.first, List.<String>of())
			.stream()
			.map(GroupForm::id)
			.collect(Collectors.toSet());
		return new GroupSpec(Objects.requireNonNullElse(this.name, ""), Boolean.TRUE.equals(this.atHostReturn),
				Boolean.TRUE.equals(this.goOn), members, earlier);
	}

	/** What was typed, and some empty rows. */
	public List<Row> rows() {
		List<Row> rows = new ArrayList<>(given());
		IntStream.range(0, SPARE).forEach((i) -> rows.add(new Row("", "0", "0")));
		return rows;
	}

	private List<Row> given() {
		return IntStream.range(0, (this.vm != null) ? this.vm.size() : 0)
			.mapToObj((i) -> new Row(at(this.vm, i), at(this.delay, i), at(this.agent, i)))
			.filter((row) -> !row.vm().isEmpty())
			.toList();
	}

	private static String at(@Nullable List<String> list, int i) {
		return (list != null && i < list.size()) ? Objects.requireNonNullElse(list.get(i), "").strip() : "";
	}

	private static int seconds(String typed) {
		try {
			return typed.isEmpty() ? 0 : Integer.parseInt(typed);
		}
		catch (NumberFormatException ex) {
			throw InvalidInput.of("vm", "vm.group.seconds", Member.LONGEST);
		}
	}

	private static UUID id(String typed) {
		try {
			return UUID.fromString(typed);
		}
		catch (IllegalArgumentException ex) {
			throw InvalidInput.of("first", "vm.group.unknown");
		}
	}

	/** One row. */
	public record Row(String vm, String delay, String agent) {
	}

}
