package dev.weir.fleet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Last figures of a running virtual machine.
 *
 * @param cpuPercent of all its vCPUs, 0 to 100; negative while unknown
 * @param memoryUsedKib memory the guest uses (from the balloon), -1 while unknown
 * @param residentKib memory QEMU takes on the host, -1 while unknown
 * @param diskReadBytesPerSecond -1 while unknown
 * @param diskWriteBytesPerSecond -1 while unknown
 * @param netReceiveBytesPerSecond -1 while unknown
 * @param netSendBytesPerSecond -1 while unknown
 * @param at when they were read, null while unknown
 */
public record VmUsage(double cpuPercent, long memoryUsedKib, long residentKib, long diskReadBytesPerSecond,
		long diskWriteBytesPerSecond, long netReceiveBytesPerSecond, long netSendBytesPerSecond, @Nullable Instant at) {

	/** No figures. */
	public static final VmUsage NONE = new VmUsage(-1, -1, -1, -1, -1, -1, -1, null);

}
