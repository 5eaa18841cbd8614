package dev.weir.host;

/**
 * Huge pages of one size in one NUMA cell. Immutable.
 *
 * @param total how many the kernel keeps
 * @param free how many of them nobody uses, -1 while unknown
 */
public record HugePages(int cell, int sizeKib, long total, long free) {

	/** What they take of the host's memory, used or not. */
	public long keptKib() {
		return this.total * this.sizeKib;
	}

}
