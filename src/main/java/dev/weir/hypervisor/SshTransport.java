package dev.weir.hypervisor;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;

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
	 * @throws Problem of kind HOST_UNREACHABLE
	 */
	SocketChannel dial(String address, int port);

	/** Gives this use of the way up; the last one ends the SSH session. Idempotent. */
	@Override
	void close();

}
