package dev.weir.hypervisor;

import org.jspecify.annotations.Nullable;

/**
 * How KSM is to work; what is null stays as it is. Immutable.
 *
 * @param pagesToScan pages looked at before each sleep
 * @param sleepMillis pause between looks
 * @param mergeAcrossNodes whether pages of different NUMA cells are merged; the kernel
 * changes it only while nothing is merged
 */
public record KsmSettings(@Nullable Integer pagesToScan, @Nullable Integer sleepMillis,
		@Nullable Boolean mergeAcrossNodes) {

	/** Changes nothing. */
	public static final KsmSettings NONE = new KsmSettings(null, null, null);

	/** Whether it changes nothing. */
	public boolean isEmpty() {
		return equals(NONE);
	}

}
