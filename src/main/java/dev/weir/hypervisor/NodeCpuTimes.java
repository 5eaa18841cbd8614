package dev.weir.hypervisor;

/**
 * Processor time of a host since its boot, in nanoseconds summed over all processors.
 */
public record NodeCpuTimes(long user, long system, long idle, long iowait) {
}
