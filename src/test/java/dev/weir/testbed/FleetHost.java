package dev.weir.testbed;

import java.nio.file.Path;
import java.time.Duration;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;

/**
 * A host of a {@link FleetRig} and what can be done to it. Thread-safe.
 *
 * @param address its IPv4 address, reachable from this machine only
 * @param socket its daemon's UNIX socket
 * @param fingerprint of its SSH host key
 */
public record FleetHost(FleetRig rig, String name, String address, Path socket, String fingerprint) {

	private static final int SSH = 22;

	private static final int TCP = 16509;

	private static final int TLS = 16514;

	static FleetHost of(FleetRig rig, String line) {
		String[] parts = line.split(" ");
		return new FleetHost(rig, parts[0], parts[1], Path.of(parts[2]), parts[3]);
	}

	/** By its UNIX socket: the way that no fault of the link touches. */
	public ConnectionSpec local() {
		return new ConnectionSpec.Local(this.socket);
	}

	/** By TCP without a password. */
	public ConnectionSpec tcp() {
		return new ConnectionSpec.Tcp(new Endpoint(this.address, TCP), null);
	}

	/** By TLS with the bed's certificates. */
	public ConnectionSpec tls() {
		return new ConnectionSpec.Tls(new Endpoint(this.address, TLS), this.rig.certificates().toString());
	}

	/** By SSH as root with a key that the bed trusts. */
	public ConnectionSpec ssh() {
		return new ConnectionSpec.Ssh(new Endpoint(this.address, SSH), "root", this.fingerprint, null);
	}

	/** Runs a command there; what it prints. */
	public String execute(String... command) {
		return act("exec", command);
	}

	/** Defines and starts a VM of 16 MiB with a screen and a disk on the private pool. */
	public void smallVm(String vm) {
		act("vm", vm);
	}

	/** Stops the daemon's clock (SIGSTOP): it takes connections and answers none. */
	public void hang() {
		act("daemon", "pause");
	}

	/** Ends {@link #hang()}. */
	public void resume() {
		act("daemon", "resume");
	}

	/** Kills the daemon (SIGKILL); its VMs go on. */
	public void kill() {
		act("daemon", "kill");
	}

	/** Starts the daemon after {@link #kill()} and waits until it answers. */
	public void start() {
		act("daemon", "start");
	}

	/** Ends the daemon in good order and starts it again. */
	public void restart() {
		act("daemon", "restart");
	}

	/** Sends a signal to the QEMU of a VM: pause, resume or kill. */
	public void guest(String vm, String action) {
		act("guest", vm, action);
	}

	/** Acts on its SSH server: pause, resume, kill, start, or drop all sessions. */
	public void sshd(String action) {
		act("sshd", action);
	}

	/** Loses every packet without a word from now on. */
	public void cut() {
		act("cut");
	}

	/** Takes the carrier away from its link. */
	public void unplug() {
		act("unplug");
	}

	/** Holds each packet back, both ways. */
	public void slow(Duration delay) {
		act("slow", Long.toString(delay.toMillis()));
	}

	/** Holds each packet back and lets only so much through, both ways. */
	public void slow(Duration delay, int kilobitsPerSecond) {
		act("slow", Long.toString(delay.toMillis()), Integer.toString(kilobitsPerSecond));
	}

	/** Makes the link whole after {@link #cut()}, {@link #unplug()} and slowness. */
	public void plug() {
		act("plug");
	}

	/** Lets no byte more into its private pool. */
	public void full() {
		act("full");
	}

	/** Ends {@link #full()}. */
	public void room() {
		act("room");
	}

	/** Restarts the daemon with its clock that far from the truth. */
	public void clock(Duration skew) {
		act("clock", Long.toString(skew.toSeconds()));
	}

	private String act(String verb, String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = this.name;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return this.rig.run(verb, all);
	}

}
