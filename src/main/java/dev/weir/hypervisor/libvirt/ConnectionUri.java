package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Writes the connection URI of a {@link ConnectionSpec}. The specification has checked
 * each part against its alphabet as a whole; the only parameters ever written are
 * {@code socket} and {@code pkipath}, so that nothing can bring in {@code command},
 * {@code no_verify} or another one (<a href="https://libvirt.org/uri.html">URI
 * format</a>).
 */
final class ConnectionUri {

	private ConnectionUri() {
	}

	/**
	 * @param sshSocket the local end of the SSH transport; needed for
	 * {@link ConnectionSpec.Ssh} only
	 */
	static String of(ConnectionSpec spec, @Nullable Path sshSocket) {
		if (spec instanceof ConnectionSpec.Local local) {
			return (local.socket() != null) ? unix(local.socket()) : "qemu:///system";
		}
		if (spec instanceof ConnectionSpec.Ssh && sshSocket != null) {
			return unix(sshSocket);
		}
		if (spec instanceof ConnectionSpec.Tls tls) {
			return remote("tls", tls.endpoint()) + ((tls.pkiPath() != null) ? "?pkipath=" + tls.pkiPath() : "");
		}
		if (spec instanceof ConnectionSpec.Tcp tcp) {
			return remote("tcp", tcp.endpoint());
		}
		if (spec instanceof ConnectionSpec.Test test) {
			return "test://" + ((test.nodeFile() != null) ? test.nodeFile() : "/default");
		}
		throw new IllegalStateException("No transport for " + spec);
	}

	private static String unix(Path socket) {
		return "qemu+unix:///system?socket=" + new ConnectionSpec.Local(socket).socket();
	}

	private static String remote(String transport, Endpoint endpoint) {
		return "qemu+" + transport + "://" + endpoint.uriHost() + ":" + endpoint.port() + "/system";
	}

}
