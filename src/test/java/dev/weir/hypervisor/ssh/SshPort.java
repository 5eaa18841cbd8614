package dev.weir.hypervisor.ssh;

import java.nio.file.Path;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.SshTransports;

/**
 * Weir's SSH client without Spring, for tests of other packages. Thread-safe.
 */
public final class SshPort implements AutoCloseable {

	private final KeyFile key;

	private final MinaTransports transports;

	/** Makes one whose key is kept below that folder. */
	public SshPort(Path home) {
		this.key = new KeyFile(new WeirHome(home));
		this.transports = new MinaTransports(this.key);
	}

	/** What hosts have to trust. */
	public String publicKey() {
		return this.key.publicKey();
	}

	public SshTransports transports() {
		return this.transports;
	}

	@Override
	public void close() {
		this.transports.destroy();
	}

}
