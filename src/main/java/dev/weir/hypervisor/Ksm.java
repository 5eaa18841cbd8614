package dev.weir.hypervisor;

import org.jspecify.annotations.Nullable;

/**
 * Kernel samepage merging of a host, as libvirt tells it; -1 for what it does not tell
 * (<a href="https://docs.kernel.org/admin-guide/mm/ksm.html">meaning</a>). Whether it is
 * switched on is not among it. Immutable.
 *
 * @param pagesToScan pages looked at before each sleep
 * @param sleepMillis pause between looks
 * @param mergeAcrossNodes whether pages of different NUMA cells are merged, null where
 * not told
 * @param pagesShared merged pages that are kept
 * @param pagesSharing pages that need no memory of their own any more
 * @param pagesUnshared pages that were looked at and are like no other
 * @param pagesVolatile pages that change too fast
 * @param fullScans how often everything was looked at
 */
public record Ksm(long pagesToScan, long sleepMillis, @Nullable Boolean mergeAcrossNodes, long pagesShared,
		long pagesSharing, long pagesUnshared, long pagesVolatile, long fullScans) {

	/** Whether it has ever looked at a page since the host started. */
	public boolean hasWorked() {
		return this.fullScans > 0 || this.pagesShared > 0 || this.pagesUnshared > 0 || this.pagesVolatile > 0;
	}

}
