package dev.weir.hypervisor;

import java.util.List;

/**
 * The memory of the machine behind a connection: what it is used for, huge pages, and the
 * kernel's merging of equal pages (KSM). Each call is a few round trips. Thread-safe.
 */
public interface NodeMemory {

	/**
	 * What the memory is used for.
	 * @throws dev.weir.problem.Problem of kind UNSUPPORTED where the driver cannot tell
	 */
	MemoryUse use();

	/**
	 * Counters and settings of KSM.
	 * @throws dev.weir.problem.Problem of kind UNSUPPORTED where the host has no KSM
	 */
	Ksm ksm();

	/**
	 * Changes how KSM works. Whether it works at all is not libvirt's to say.
	 * @param settings what is null stays as it is
	 */
	void tune(KsmSettings settings);

	/**
	 * Free pages by cell and size.
	 * @param sizesKib sizes that the host has, as its capabilities tell
	 * @param firstCell number of the first NUMA cell
	 * @param cells how many cells
	 */
	List<FreePages> freePages(List<Integer> sizesKib, int firstCell, int cells);

	/**
	 * Has the kernel keep that many huge pages of a size in a cell, until the host starts
	 * anew. Where memory is fragmented it gives fewer and libvirt says so.
	 */
	void keepPages(int cell, int sizeKib, long count);

	/**
	 * What memory is used for, in KiB; -1 for what the host does not tell.
	 *
	 * @param buffersKib held by the kernel for block devices; given back when needed
	 * @param cachedKib cached files; given back when needed
	 */
	record MemoryUse(long totalKib, long freeKib, long buffersKib, long cachedKib) {
	}

	/**
	 * Free pages of one size in one cell.
	 */
	record FreePages(int cell, int sizeKib, long free) {
	}

}
