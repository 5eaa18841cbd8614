package dev.weir.fleet.mirror;

import java.util.UUID;

import dev.weir.hypervisor.DomainStatus;
import org.jspecify.annotations.Nullable;

/**
 * A domain to read.
 *
 * @param name where it is known already
 * @param known its status where a bulk call has just told it
 * @param alone whether to read it apart from others, because it may hang
 */
record ReadRequest(UUID uuid, @Nullable String name, @Nullable DomainStatus known, boolean alone) {

	/** Because something happened to it. */
	static ReadRequest of(UUID uuid) {
		return new ReadRequest(uuid, null, null, false);
	}

	ReadRequest byItself() {
		return new ReadRequest(this.uuid, this.name, null, true);
	}

}
