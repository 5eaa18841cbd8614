package dev.weir.testbed;

import java.util.function.Consumer;

/**
 * What can befall a host as a whole, and its end.
 */
public enum HostFault {

	/** The daemon takes connections and answers none (SIGSTOP). */
	HANG(FleetHost::hang, FleetHost::resume),
	/** The daemon is killed (SIGKILL) and started after a while. */
	KILL(FleetHost::kill, FleetHost::start),
	/** Every packet is lost without a word; what is opened then meets a black hole. */
	CUT(FleetHost::cut, FleetHost::plug),
	/** The link loses its carrier. */
	UNPLUG(FleetHost::unplug, FleetHost::plug),
	/** The SSH server and its sessions stand still. */
	SSHD_HANG((host) -> host.sshd("pause"), (host) -> host.sshd("resume")),
	/** The SSH server and its sessions are killed; it is started after a while. */
	SSHD_KILL((host) -> host.sshd("kill"), (host) -> host.sshd("start"));

	private final Consumer<FleetHost> begin;

	private final Consumer<FleetHost> end;

	HostFault(Consumer<FleetHost> begin, Consumer<FleetHost> end) {
		this.begin = begin;
		this.end = end;
	}

	/** Lets it befall the host. */
	public void begin(FleetHost host) {
		this.begin.accept(host);
	}

	/** Puts the host right. */
	public void end(FleetHost host) {
		this.end.accept(host);
	}

}
