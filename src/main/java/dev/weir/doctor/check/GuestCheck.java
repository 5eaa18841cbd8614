package dev.weir.doctor.check;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A check that looks at each virtual machine by itself: those that are ill are named,
 * with a command for each.
 *
 * @param id the check's
 * @param health what it means when one is ill
 * @param ill whether one is
 * @param command what mends that one
 */
record GuestCheck(String id, Health health, String source, BiPredicate<Guest, Chart> ill,
		Function<Guest, String> command) {

	/** More commands than this do not help. */
	private static final int MOST_COMMANDS = 5;

	Check check() {
		return new Check(this.id, this.source, this::examine);
	}

	private Verdict examine(Chart chart) {
		List<Guest> found = chart.guests().stream().filter((guest) -> this.ill.test(guest, chart)).toList();
		if (found.isEmpty()) {
			return Verdict.none();
		}
		return Verdict.of(this.health, "ill", found.size(), chart.guests().size())
			.about(found.stream().map(Guest::name).sorted().toList())
			.mendedBy(found.stream().limit(MOST_COMMANDS).map(this.command).distinct().toList());
	}

}
