package dev.weir.doctor.check;

import java.util.List;
import java.util.Objects;

import dev.weir.host.MemoryFigures;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.xml.CapabilitiesXml;

/**
 * How the host's memory is given out. Stateless.
 */
final class MemoryChecks {

	/** Part of the memory in use, in percent, from which on merging pays. */
	private static final int PRESSURE = 80;

	/** Part of the memory that must be there for the host itself, in percent. */
	private static final int RESERVE = 5;

	static final List<Check> ALL = List.of(
			new Check("memory-overcommit", Sources.DOMAIN + "memory-allocation", MemoryChecks::overcommit),
			new Check("memory-autostart", Sources.DOMAIN + "memory-allocation", MemoryChecks::autostart),
			new Check("memory-low", Sources.KERNEL + "admin-guide/mm/concepts.html", MemoryChecks::low),
			new Check("ksm-off", Sources.KERNEL + "admin-guide/mm/ksm.html", MemoryChecks::ksmOff),
			new Check("ksm-numa", Sources.KERNEL + "admin-guide/mm/ksm.html", MemoryChecks::ksmNuma),
			new Check("numa-placement", Sources.DOMAIN + "numa-node-tuning", MemoryChecks::placement));

	private MemoryChecks() {
	}

	private static Verdict overcommit(Chart chart) {
		long given = sum(chart, true);
		return given(chart, given, "virsh setmem NAME SIZE --live");
	}

	private static Verdict autostart(Chart chart) {
		return given(chart, sum(chart, false), "virsh autostart --disable NAME");
	}

	/** More than there is is bad, all but the host's own part is worth a warning. */
	private static Verdict given(Chart chart, long given, String command) {
		long total = chart.memoryKib();
		if (total <= 0) {
			return Verdict.unknown();
		}
		long percent = given * 100 / total;
		if (given > total) {
			return Verdict.bad("ill", percent).mendedBy(command);
		}
		return (percent > 100 - RESERVE) ? Verdict.warn("ill", percent).mendedBy(command) : Verdict.ok(percent);
	}

	/** Memory of the running machines, or of those that start with the host. */
	private static long sum(Chart chart, boolean running) {
		return chart.guests()
			.stream()
			.filter((guest) -> running ? guest.isActive() : guest.vm().autostart())
			.mapToLong((guest) -> Math.max(0, guest.vm().definition().memoryKib()))
			.reduce(0, MemoryChecks::plus);
	}

	private static Verdict low(Chart chart) {
		MemoryFigures figures = chart.machine().memory().value();
		long total = chart.memoryKib();
		if (figures == null || figures.availableKib() < 0 || total <= 0) {
			return Verdict.unknown();
		}
		long percent = figures.availableKib() * 100 / total;
		return (percent < RESERVE) ? Verdict.bad("ill", percent).mendedBy("virsh setmem NAME SIZE --live")
				: Verdict.ok(Math.min(100, percent));
	}

	private static Verdict ksmOff(Chart chart) {
		Ksm ksm = chart.ksm();
		long free = chart.host().freeMemoryKib();
		if (ksm == null || free < 0 || chart.memoryKib() <= 0) {
			return Verdict.unknown();
		}
		long used = 100 - free * 100 / chart.memoryKib();
		if (ksm.hasWorked()) {
			return Verdict.ok();
		}
		return (used < PRESSURE) ? Verdict.of(Health.OK, "calm", used) : Verdict.warn("ill", used)
			.mendedBy("echo 1 > /sys/kernel/mm/ksm/run", "systemctl enable --now ksmtuned");
	}

	private static Verdict ksmNuma(Chart chart) {
		Ksm ksm = chart.ksm();
		if (ksm == null || ksm.mergeAcrossNodes() == null || chart.capabilities() == null) {
			return Verdict.unknown();
		}
		int cells = chart.capabilities().cells().size();
		return (cells < 2 || !ksm.mergeAcrossNodes() || !ksm.hasWorked()) ? Verdict.ok()
				: Verdict.warn("ill", cells)
					.mendedBy("echo 2 > /sys/kernel/mm/ksm/run", "virsh node-memory-tune --shm-merge-across-nodes 0",
							"echo 1 > /sys/kernel/mm/ksm/run");
	}

	private static Verdict placement(Chart chart) {
		CapabilitiesXml capabilities = chart.capabilities();
		if (capabilities == null) {
			return Verdict.unknown();
		}
		long largest = capabilities.cells().stream().mapToLong(CapabilitiesXml.NumaCell::memoryKib).max().orElse(0);
		if (capabilities.cells().size() < 2 || largest == 0) {
			return Verdict.of(Health.OK, "one");
		}
		List<Guest> wide = chart.guests()
			.stream()
			.filter((guest) -> guest.vm().definition().maxMemoryKib() > largest && !guest.has("numatune/memory/@mode")
					&& guest.all("cpu/numa/cell").isEmpty())
			.toList();
		return wide.isEmpty() ? Verdict.none()
				: Verdict.warn("ill", wide.size())
					.about(wide.stream().map(Guest::name).toList())
					.mendedBy("virsh numatune " + Commands.word(Objects.requireNonNull(wide.get(0)).name())
							+ " --mode interleave --nodeset 0-" + (capabilities.cells().size() - 1) + " --config");
	}

	private static long plus(long one, long other) {
		long sum = one + other;
		return (sum < 0) ? Long.MAX_VALUE / 200 : Math.min(sum, Long.MAX_VALUE / 200);
	}

}
