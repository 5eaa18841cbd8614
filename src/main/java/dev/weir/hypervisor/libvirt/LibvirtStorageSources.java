package dev.weir.hypervisor.libvirt;

import dev.weir.hypervisor.StorageSources;
import org.jspecify.annotations.Nullable;

/**
 * What pools of one connection's host can be made of. Thread-safe.
 */
final class LibvirtStorageSources implements StorageSources {

	private final Session session;

	LibvirtStorageSources(Session session) {
		this.session = session;
	}

	@Override
	public String capabilitiesXml() {
		return this.session.call((libvirt,
				host) -> NativeError.check(libvirt, libvirt.virConnectGetStoragePoolCapabilities(host, 0)).toString());
	}

	@Override
	public String find(String type, @Nullable String sourceXml) {
		return this.session.call((libvirt,
				host) -> NativeError.check(libvirt, libvirt.virConnectFindStoragePoolSources(host,
						Handles.argument(type), (sourceXml != null) ? Handles.argument(sourceXml) : null, 0))
					.toString());
	}

}
