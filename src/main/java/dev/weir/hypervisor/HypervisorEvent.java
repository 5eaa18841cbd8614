package dev.weir.hypervisor;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something happened on a host. An event says "read this object again"; only the few
 * details that cannot be read back later travel with it.
 */
public sealed interface HypervisorEvent {

	/** Something happened to a domain. */
	record DomainChanged(UUID uuid, String name, DomainEventKind kind, int event, int detail,
			@Nullable String text) implements HypervisorEvent {
	}

	/** A virtual network was defined, undefined, started or stopped. */
	record NetworkChanged(UUID uuid, String name, int event) implements HypervisorEvent {
	}

	/** A storage pool was defined, undefined, started, stopped or refreshed. */
	record StoragePoolChanged(UUID uuid, String name, int event) implements HypervisorEvent {

		/** The event of a refresh, which has no number of libvirt's. */
		public static final int REFRESHED = -1;

	}

}
