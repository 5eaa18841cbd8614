package dev.weir.hypervisor;

import java.time.Duration;

import dev.weir.problem.Problem;

/**
 * The way to a host: opens connections to libvirt daemons. Thread-safe.
 */
public interface Hypervisor {

	/**
	 * Opens a connection. Blocks until libvirt answers, which can take minutes when
	 * packets are dropped: call it from a thread that may be given up.
	 * @param spec where to and how
	 * @param listener hears events and the end of the connection, on the event loop's
	 * thread: it must only enqueue
	 * @return an open connection with keepalive set where the transport has it
	 * @throws Problem of kind HOST_UNREACHABLE, HOST_REJECTED or another
	 */
	HypervisorConnection open(ConnectionSpec spec, HypervisorListener listener);

	/**
	 * Finds out, without libvirt and within the deadline, whether anything at all answers
	 * where the connection leads and stays: connects to its port, waits a moment and
	 * hangs up. Tells nothing of connections that use no port or have deadlines of their
	 * own. Blocks.
	 * @throws Problem of kind HOST_UNREACHABLE when nothing answers, or whatever answers
	 * closes at once
	 */
	void probe(ConnectionSpec spec, Duration deadline);

	/** Version of the libvirt client library, for instance {@code 9.0.0}. */
	String clientVersion();

}
