package dev.weir.doctor.check;

import java.util.List;

import dev.weir.host.HugePages;

/**
 * Huge pages kept and asked for. Stateless.
 */
final class HugePageChecks {

	private static final String SOURCE = Sources.KERNEL + "admin-guide/mm/hugetlbpage.html";

	static final List<Check> ALL = List.of(new Check("huge-pages-idle", SOURCE, HugePageChecks::idle),
			new Check("huge-pages-short", SOURCE, HugePageChecks::missing));

	private HugePageChecks() {
	}

	/** Kept for nobody. */
	private static Verdict idle(Chart chart) {
		List<HugePages> pages = chart.pages();
		if (pages == null) {
			return Verdict.unknown();
		}
		List<HugePages> unused = pages.stream()
			.filter((each) -> each.total() > 0 && each.free() == each.total())
			.toList();
		boolean wanted = chart.guests().stream().anyMatch(HugePageChecks::wants);
		if (unused.isEmpty() || wanted) {
			return Verdict.none();
		}
		long mib = unused.stream().mapToLong(HugePages::keptKib).sum() / 1024;
		return Verdict.warn("ill", mib)
			.mendedBy(unused.stream()
				.map((each) -> Commands.virsh("allocpages", "--pagesize", each.sizeKib() + "", "--pagecount", "0",
						"--cellno", each.cell() + ""))
				.toList());
	}

	/** Machines that are to start and find too few. */
	private static Verdict missing(Chart chart) {
		List<HugePages> pages = chart.pages();
		if (pages == null) {
			return Verdict.unknown();
		}
		List<Guest> waiting = chart.guests().stream().filter((guest) -> wants(guest) && !guest.isActive()).toList();
		long free = pages.stream().mapToLong((each) -> Math.max(0, each.free()) * each.sizeKib()).sum();
		long needed = waiting.stream()
			.filter((guest) -> guest.vm().autostart())
			.mapToLong((guest) -> Math.max(0, guest.vm().definition().maxMemoryKib()))
			.sum();
		return (needed <= free) ? Verdict.none()
				: Verdict.bad("ill", needed / 1024, free / 1024)
					.about(waiting.stream().map(Guest::name).toList())
					.mendedBy(Commands.virsh("allocpages", "--pagesize", "2048", "--pagecount", (needed / 2048) + ""));
	}

	private static boolean wants(Guest guest) {
		return guest.has("memoryBacking/hugepages");
	}

}
