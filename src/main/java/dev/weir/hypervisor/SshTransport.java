package dev.weir.hypervisor;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

import dev.weir.problem.Problem;

/**
 * An open way to a host through SSH. Thread-safe.
 */
public interface SshTransport extends AutoCloseable {

	/**
	 * A UNIX socket on this machine, open to our own account only; each connection to it
	 * is carried to the socket of the host's libvirt daemon.
	 */
	Path libvirtSocket();

	/**
	 * Connects to a TCP port as seen from the host.
	 * @return a connected channel in blocking mode, usable with a selector
	 * @throws Problem of kind HOST_UNREACHABLE, or REFUSED_BY_HOST when sshd forbids it
	 */
	SocketChannel dial(String address, int port);

	/**
	 * Why the last connection to {@link #libvirtSocket()} was not carried to the host's
	 * daemon; empty when it was, or none was made yet.
	 */
	default Optional<Problem> refusal() {
		return Optional.empty();
	}

	/** Gives this use of the way up; the last one ends the SSH session. Idempotent. */
	@Override
	void close();

}
