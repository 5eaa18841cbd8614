package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.List;

import dev.weir.fleet.HostMirror;
import dev.weir.host.HugePages;
import dev.weir.host.NumaCell;
import dev.weir.host.hardware.MemoryTuning.PageCount;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Whether memory can be shared out that way. Stateless.
 */
final class TuningCheck {

	static final int MOST_PAGES_TO_SCAN = 1_000_000;

	static final int LONGEST_SLEEP_MILLIS = 3_600_000;

	private final List<FieldProblem> wrong = new ArrayList<>();

	private TuningCheck() {
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 */
	static void check(MemoryTuning tuning, HostMirror host) {
		TuningCheck check = new TuningCheck();
		check.require(!tuning.isEmpty(), "ksm", "host.memory.nothing");
		check.ksm(tuning.ksmOrNone());
		for (int i = 0; i < tuning.pagesOrNone().size(); i++) {
			check.pages("hugePages[" + i + "].", tuning.pagesOrNone().get(i), host);
		}
		if (!check.wrong.isEmpty()) {
			throw new InvalidInput(check.wrong);
		}
	}

	private void ksm(KsmSettings ksm) {
		Integer pages = ksm.pagesToScan();
		require(pages == null || (pages >= 1 && pages <= MOST_PAGES_TO_SCAN), "ksm.pagesToScan", "host.memory.range", 1,
				MOST_PAGES_TO_SCAN);
		Integer sleep = ksm.sleepMillis();
		require(sleep == null || (sleep >= 0 && sleep <= LONGEST_SLEEP_MILLIS), "ksm.sleepMillis", "host.memory.range",
				0, LONGEST_SLEEP_MILLIS);
	}

	private void pages(String field, @Nullable PageCount pages, HostMirror host) {
		if (pages == null || pages.cell() == null || pages.sizeKib() == null) {
			require(false, field + "sizeKib", "host.memory.pages.unknown");
			return;
		}
		int cell = pages.cell();
		int size = pages.sizeKib();
		String capabilities = host.capabilitiesXml();
		List<HugePages> known = (capabilities != null) ? HugePagesKept.in(CapabilitiesXml.read(capabilities))
				: List.of();
		boolean there = known.stream().anyMatch((each) -> each.cell() == cell && each.sizeKib() == size);
		require(there, field + "sizeKib", "host.memory.pages.unknown");
		if (there) {
			long most = NumaCell.of(capabilities)
				.stream()
				.filter((each) -> each.id() == cell)
				.mapToLong((each) -> each.memoryMib() * 1024 / size)
				.sum();
			Long count = pages.count();
			require(count != null && count >= 0 && count <= most, field + "count", "host.memory.range", 0, most);
		}
	}

	private void require(boolean right, String field, String key, Object... arguments) {
		if (!right) {
			this.wrong.add(new FieldProblem(field, key, List.of(arguments)));
		}
	}

}
