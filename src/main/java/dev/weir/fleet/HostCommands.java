package dev.weir.fleet;

import java.time.Duration;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.Problem;

/**
 * Runs calls on a host's command connection. Thread-safe.
 */
public interface HostCommands {

	/** Deadline for calls that change something small. */
	Duration SHORT = Duration.ofSeconds(30);

	/** Deadline for calls that may move a VM's whole memory. */
	Duration LONG = Duration.ofMinutes(30);

	/**
	 * Runs the call on the host's bounded executor and waits for it at most that long.
	 * @throws Problem what the call threw; HOST_UNREACHABLE at once when the host is not
	 * up; TIMED_OUT at the deadline; TOO_MANY_TRIES when too many calls wait already
	 */
	<T> T call(HostId host, Duration deadline, HostCall<T> call);

	/**
	 * Reads the virtual machine again and puts it into the mirror before it returns: what
	 * a task does when it ends. Returns quietly when it is gone, and when the host is not
	 * up: everything is read when it returns.
	 */
	void reread(HostId host, VmId vm);

	/**
	 * Reads pools and networks of the host again before it returns; quietly nothing when
	 * the host is not up.
	 */
	void rereadHost(HostId host);

	/** Work with a connection. */
	@FunctionalInterface
	interface HostCall<T> {

		T run(HypervisorConnection connection) throws Exception;

	}

}
