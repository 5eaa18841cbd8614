package dev.weir.host.hardware;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.weir.host.HostPart;
import dev.weir.host.HugePages;
import dev.weir.host.Machine;
import dev.weir.host.MemoryFigures;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.NodeMemory.MemoryUse;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a host's memory is used and shared in the REST contract. Immutable.
 *
 * @param ksm null where the host has none
 * @param savedMib what KSM saves
 * @param hugePages pages of each size in each NUMA cell
 * @param readAt when the host said so
 */
record MemoryResource(@Nullable Ksm ksm, long savedMib, List<HugePages> hugePages, @Nullable Use memory,
		Instant readAt) {

	/**
	 * @throws Problem why nothing is known
	 */
	static MemoryResource of(Machine machine) {
		HostPart<MemoryFigures> part = machine.memory();
		MemoryFigures figures = part.value();
		if (figures == null) {
			throw Objects.requireNonNull(part.trouble());
		}
		List<HugePages> pages = machine.pages().value();
		return new MemoryResource(figures.ksm(), figures.savedKib() / 1024, (pages != null) ? pages : List.of(),
				Use.of(figures.use()), Objects.requireNonNull(part.at()));
	}

	/** What memory is used for. */
	record Use(long totalMib, long freeMib, long buffersMib, long cachedMib) {

		static @Nullable Use of(@Nullable MemoryUse use) {
			return (use != null) ? new Use(use.totalKib() / 1024, use.freeKib() / 1024, use.buffersKib() / 1024,
					use.cachedKib() / 1024) : null;
		}

	}

}
