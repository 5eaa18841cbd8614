package dev.weir.hypervisor.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import dev.weir.hypervisor.HypervisorEvent.NetworkChanged;
import dev.weir.hypervisor.HypervisorEvent.StoragePoolChanged;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.StoragePoolPointer;

/**
 * The callbacks for events of networks and storage pools.
 */
final class ObjectCallbacks {

	private final LibvirtApi api;

	private final EventRouter router;

	private final CallbackShapes.II network = (connection, object, event, detail, opaque) -> {
		tellNetwork(object, opaque, event);
		return 0;
	};

	private final CallbackShapes.II pool = (connection, object, event, detail, opaque) -> {
		tellPool(object, opaque, event);
		return 0;
	};

	private final CallbackShapes.None poolRefresh = (connection, object, opaque) -> tellPool(object, opaque,
			StoragePoolChanged.REFRESHED);

	ObjectCallbacks(LibvirtApi api, EventRouter router) {
		this.api = api;
		this.router = router;
	}

	Callback network() {
		return this.network;
	}

	Callback pool() {
		return this.pool;
	}

	Callback poolRefresh() {
		return this.poolRefresh;
	}

	private void tellNetwork(Pointer object, @Nullable Pointer opaque, int event) {
		this.router.deliver(opaque, (sink) -> {
			NetworkPointer handle = Handles.network(object);
			sink.event(new NetworkChanged(Handles.uuid(this.api, handle), this.api.virNetworkGetName(handle), event));
		});
	}

	private void tellPool(Pointer object, @Nullable Pointer opaque, int event) {
		this.router.deliver(opaque, (sink) -> {
			StoragePoolPointer handle = Handles.pool(object);
			sink.event(new StoragePoolChanged(Handles.uuid(this.api, handle), this.api.virStoragePoolGetName(handle),
					event));
		});
	}

}
