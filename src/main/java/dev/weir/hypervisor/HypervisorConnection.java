package dev.weir.hypervisor;

import java.nio.channels.SocketChannel;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * One open connection to one libvirt daemon. Thread-safe; every call blocks the calling
 * thread for at least one round trip, so callers bring their own bounded executor and
 * deadline. After the connection has died or was closed each call throws a
 * {@link Problem} of kind HOST_UNREACHABLE; nothing native is ever touched again.
 */
public interface HypervisorConnection extends AutoCloseable {

	/** Where this connection leads. */
	ConnectionSpec spec();

	/** The machine: processors, memory, versions, capabilities. */
	Node node();

	/** Its virtual machines. */
	Domains domains();

	/** The hardware of those that run. */
	default LiveHardware liveHardware() {
		throw Problem.of(ErrorKind.UNSUPPORTED, ErrorKind.UNSUPPORTED.messageKey());
	}

	/** Its storage pools and volumes. */
	StoragePools storagePools();

	/** What its storage pools can be made of. */
	StorageSources storageSources();

	/** The secrets that its libvirt keeps. */
	Secrets secrets();

	/** Its virtual networks. */
	Networks networks();

	/** Its packet filters. */
	NwFilters nwFilters();

	/** What the machine has, to choose from. */
	HostDevices devices();

	/**
	 * Starts to deliver all domain, network and storage pool events to the listener given
	 * at opening. Events that this daemon does not know are left out.
	 */
	void subscribe();

	/**
	 * Connects to a TCP port as seen from the host itself: directly where the address is
	 * reachable, through the SSH transport where the host is reached by SSH.
	 * @param address an address of the host, {@code 127.0.0.1} included
	 * @param port the port, 1 to 65535
	 * @return a connected channel in blocking mode, usable with a selector
	 */
	SocketChannel dial(String address, int port);

	/** Whether the connection is believed to live; never blocks. */
	boolean isAlive();

	/** Deregisters, closes and frees. Idempotent; safe from any thread. */
	@Override
	void close();

}
