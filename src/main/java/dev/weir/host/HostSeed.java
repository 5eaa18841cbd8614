package dev.weir.host;

import java.util.List;

import dev.weir.hypervisor.ConnectionSpec;

/**
 * Hosts that Weir puts into its inventory by itself when it starts.
 */
public interface HostSeed {

	/**
	 * What is missing.
	 * @param present the inventory so far
	 */
	List<Seed> missing(List<KnownHost> present);

	/** A host to be added. */
	record Seed(String name, ConnectionSpec connection) {
	}

}
