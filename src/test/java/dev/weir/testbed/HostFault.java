package dev.weir.testbed;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What can befall a host as a whole, and its end.
 */
public enum HostFault {

	/** The daemon takes connections and answers none (SIGSTOP). */
	HANG(true, FleetHost::hang, FleetHost::resume),
	/** The daemon is killed (SIGKILL) and started after a while. */
	KILL(true, FleetHost::kill, FleetHost::start),
	/** Every packet is lost without a word; what is opened then meets a black hole. */
	CUT(true, FleetHost::cut, FleetHost::plug),
	/** The link loses its carrier. */
	UNPLUG(true, FleetHost::unplug, FleetHost::plug),
	/** The SSH server and its sessions stand still. */
	SSHD_HANG(true, (host) -> host.sshd("pause"), (host) -> host.sshd("resume")),
	/** The SSH server and its sessions are killed; it is started after a while. */
	SSHD_KILL(true, (host) -> host.sshd("kill"), (host) -> host.sshd("start")),
	/** A round trip takes 160 ms and a megabyte 4 s. */
	SLOW(false, (host) -> host.slow(Duration.ofMillis(80), 2_000), FleetHost::plug),
	/** The daemon ends in good order and comes back at once. */
	RESTART(false, FleetHost::restart, (host) -> {
	}),
	/** The QEMU of the VM {@link #VICTIM} stands still. */
	QEMU_HANG(false, (host) -> host.guest(HostFault.VICTIM, "pause"), (host) -> host.guest(HostFault.VICTIM, "resume"));

	/** The VM that {@link #QEMU_HANG} befalls. */
	public static final String VICTIM = "victim";

	private final boolean loss;

	private final Consumer<FleetHost> begin;

	private final Consumer<FleetHost> end;

	HostFault(boolean loss, Consumer<FleetHost> begin, Consumer<FleetHost> end) {
		this.loss = loss;
		this.begin = begin;
		this.end = end;
	}

	/** Whether the host is out of reach as long as it lasts. */
	public boolean isLoss() {
		return this.loss;
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
