package dev.weir.hypervisor;

import java.util.Map;
import java.util.UUID;

import dev.weir.problem.Problem;

/**
 * Changes to the hardware of a domain while it runs. None of them touches its definition.
 * Each throws a {@link Problem}: NOT_FOUND when the domain is gone, CONFLICT when it does
 * not run, and another kind where libvirt, QEMU or the guest cannot do it.
 */
public interface LiveHardware {

	/**
	 * Plugs a device in.
	 * @param deviceXml one device element
	 */
	void attach(UUID uuid, String deviceXml);

	/**
	 * Asks for a device to be unplugged; libvirt waits some seconds for the guest to let
	 * go of it, and returns without an error when it does not.
	 * @param deviceXml the device as it runs
	 */
	void detach(UUID uuid, String deviceXml);

	/**
	 * Changes what can be changed about a device.
	 * @param deviceXml the whole device as it shall run
	 */
	void update(UUID uuid, String deviceXml);

	/** Plugs vCPUs in or out. */
	void vcpus(UUID uuid, int count);

	/**
	 * Moves the balloon.
	 * @param kib memory that the guest is left with
	 */
	void memory(UUID uuid, long kib);

	/**
	 * Limits the I/O of a disk.
	 * @param disk its target
	 * @param limits by libvirt's names ({@code total_bytes_sec}, ...); 0 for no limit
	 */
	void ioLimits(UUID uuid, String disk, Map<String, Long> limits);

	/**
	 * Makes a disk larger, and its image with it.
	 * @param disk its target
	 */
	void resize(UUID uuid, String disk, long bytes);

	/**
	 * Pins a vCPU.
	 * @param cpus which CPUs of the host, one bit each, the lowest first
	 */
	void pinVcpu(UUID uuid, int vcpu, byte[] cpus);

	/** Pins the threads of QEMU itself. */
	void pinEmulator(UUID uuid, byte[] cpus);

	/** Pins an I/O thread. */
	void pinIoThread(UUID uuid, int thread, byte[] cpus);

	/** Adds an I/O thread. */
	void addIoThread(UUID uuid, int thread);

	/** Removes an I/O thread; libvirt refuses for one that a disk uses. */
	void removeIoThread(UUID uuid, int thread);

}
