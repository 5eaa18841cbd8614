package dev.weir.audit;

import java.util.List;

/**
 * What a look at the whole trail found. Immutable.
 *
 * @param rows how many chained rows were read
 * @param older rows from before the chain, which prove nothing
 * @param pruned how many retention took away
 * @param hash of the last row: whoever notes it down elsewhere can tell later that
 * nothing before was written anew
 * @param faults the first ones; empty when all is well
 */
record ChainReport(long rows, long older, long pruned, String hash, List<ChainFault> faults) {

	/** How many faults are told. */
	static final int MOST_FAULTS = 100;

	ChainReport {
		faults = List.copyOf(faults);
	}

	/** Whether all is well. */
	public boolean isIntact() {
		return this.faults.isEmpty();
	}

}
