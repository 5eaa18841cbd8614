package dev.weir.host;

import java.util.List;
import java.util.Optional;

import dev.weir.fleet.HostId;

/**
 * The hosts that Weir knows. Thread-safe. Reads the database.
 */
public interface Inventory {

	/** Every host, by name. */
	List<KnownHost> all();

	Optional<KnownHost> find(HostId id);

	/** The hypervisor of the machine that Weir itself runs on. */
	default Optional<KnownHost> local() {
		return all().stream().filter((host) -> "local".equals(host.connection().transport())).findFirst();
	}

}
