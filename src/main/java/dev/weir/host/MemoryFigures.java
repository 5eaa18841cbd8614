package dev.weir.host;

import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.NodeMemory.MemoryUse;
import org.jspecify.annotations.Nullable;

/**
 * What a host's memory is used for and what KSM does. Immutable.
 *
 * @param use null where the host cannot tell
 * @param ksm null where the host has none
 */
public record MemoryFigures(@Nullable MemoryUse use, @Nullable Ksm ksm) {

	/** Size of the pages that KSM merges: the ordinary ones of almost every machine. */
	private static final int PAGE_KIB = 4;

	/** What KSM saves, in KiB; 0 while it merges nothing. */
	public long savedKib() {
		return (this.ksm != null) ? Math.max(0, this.ksm.pagesSharing()) * PAGE_KIB : 0;
	}

	/** What guests could still get, in KiB; -1 while unknown. */
	public long availableKib() {
		return (this.use != null && this.use.freeKib() >= 0)
				? this.use.freeKib() + Math.max(0, this.use.buffersKib()) + Math.max(0, this.use.cachedKib()) : -1;
	}

}
