package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.problem.ErrorKind;
import org.libvirt.jna.ConnectionPointer;

/**
 * The event registrations of one connection. Thread-safe.
 */
final class EventSubscription {

	private static final int LIFECYCLE = 0;

	private static final int REFRESH = 1;

	private final EventRouter router;

	private final Pointer opaque;

	private final List<Integer> domainIds = new ArrayList<>();

	private final List<Integer> networkIds = new ArrayList<>();

	private final List<Integer> poolIds = new ArrayList<>();

	EventSubscription(EventRouter router, Pointer opaque) {
		this.router = router;
		this.opaque = opaque;
	}

	/** Registers everything the daemon knows; does nothing the second time. */
	synchronized void start(LibvirtApi api, ConnectionPointer host) {
		if (!this.domainIds.isEmpty()) {
			return;
		}
		for (DomainEventKind kind : DomainEventKind.values()) {
			keep(api, this.domainIds, api.virConnectDomainEventRegisterAny(host, null, kind.ordinal(),
					this.router.domainCallback(kind), this.opaque, null));
		}
		keep(api, this.networkIds, api.virConnectNetworkEventRegisterAny(host, null, LIFECYCLE,
				this.router.networkCallback(), this.opaque, null));
		keep(api, this.poolIds, api.virConnectStoragePoolEventRegisterAny(host, null, LIFECYCLE,
				this.router.poolCallback(), this.opaque, null));
		keep(api, this.poolIds, api.virConnectStoragePoolEventRegisterAny(host, null, REFRESH,
				this.router.poolRefreshCallback(), this.opaque, null));
	}

	/** Deregisters all; results do not matter, a dead connection has none left. */
	synchronized void stop(LibvirtApi api, ConnectionPointer host) {
		this.domainIds.forEach((id) -> api.virConnectDomainEventDeregisterAny(host, id));
		this.networkIds.forEach((id) -> api.virConnectNetworkEventDeregisterAny(host, id));
		this.poolIds.forEach((id) -> api.virConnectStoragePoolEventDeregisterAny(host, id));
	}

	private static void keep(LibvirtApi api, List<Integer> ids, int id) {
		if (id >= 0) {
			ids.add(id);
			return;
		}
		NativeError error = NativeError.take(api);
		if (ErrorTable.kind(error) == ErrorKind.HOST_UNREACHABLE) {
			throw error.problem();
		}
	}

}
