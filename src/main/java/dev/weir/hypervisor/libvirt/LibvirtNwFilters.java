package dev.weir.hypervisor.libvirt;

import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.NwFilters;
import org.libvirt.jna.NetworkFilterPointer;

/**
 * Packet filters. Thread-safe.
 */
final class LibvirtNwFilters implements NwFilters {

	private final Session session;

	LibvirtNwFilters(Session session) {
		this.session = session;
	}

	@Override
	public List<String> list() {
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllNWFilters(host, list, 0));
			return Handles.drain(list, count, (filter) -> libvirt.virNWFilterGetName(handle(filter)),
					(filter) -> libvirt.virNWFilterFree(handle(filter)));
		});
	}

	@Override
	public String xml(String filter) {
		return onFilter(filter,
				(libvirt, handle) -> NativeError.check(libvirt, libvirt.virNWFilterGetXMLDesc(handle, 0)).toString());
	}

	@Override
	public void define(String xml) {
		this.session.call((libvirt, host) -> libvirt
			.virNWFilterFree(NativeError.check(libvirt, libvirt.virNWFilterDefineXML(host, Handles.argument(xml)))));
	}

	@Override
	public void undefine(String filter) {
		onFilter(filter, (libvirt, handle) -> NativeError.check(libvirt, libvirt.virNWFilterUndefine(handle)));
	}

	private <T> T onFilter(String name, Session.NativeCall<NetworkFilterPointer, T> call) {
		return this.session.call((libvirt, host) -> {
			NetworkFilterPointer filter = NativeError.check(libvirt,
					libvirt.virNWFilterLookupByName(host, Handles.argument(name)));
			try {
				return call.run(libvirt, filter);
			}
			finally {
				libvirt.virNWFilterFree(filter);
			}
		});
	}

	private static NetworkFilterPointer handle(Pointer pointer) {
		NetworkFilterPointer filter = new NetworkFilterPointer();
		filter.setPointer(pointer);
		return filter;
	}

}
