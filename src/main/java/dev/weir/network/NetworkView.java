package dev.weir.network;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.NetworkInfo;

/**
 * A network as pages show it. Immutable.
 *
 * @param details null until they were read
 */
record NetworkView(NetworkInfo info, @Nullable NetworkDetails details) {

	static NetworkView of(NetworkInfo info, @Nullable NetworkDetails details) {
		return new NetworkView(info, details);
	}

	String name() {
		return this.info.name();
	}

}
