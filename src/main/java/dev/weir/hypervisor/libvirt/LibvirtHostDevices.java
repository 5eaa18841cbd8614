package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.HostDevices;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.DevicePointer;
import org.libvirt.jna.InterfacePointer;

/**
 * Devices and network interfaces of a host. Thread-safe.
 */
final class LibvirtHostDevices implements HostDevices {

	private final Session session;

	LibvirtHostDevices(Session session) {
		this.session = session;
	}

	@Override
	public List<String> nodeDevices(Kind... kinds) {
		int flags = 0;
		for (Kind kind : kinds) {
			flags |= kind.flag();
		}
		int wanted = flags;
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllNodeDevices(host, list, wanted));
			return readable(Handles.drain(list, count,
					(device) -> text(libvirt.virNodeDeviceGetXMLDesc(handle(DevicePointer::new, device), 0)),
					(device) -> libvirt.virNodeDeviceFree(handle(DevicePointer::new, device))));
		});
	}

	@Override
	public List<String> interfaces() {
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllInterfaces(host, list, 0));
			return readable(Handles.drain(list, count,
					(each) -> text(libvirt.virInterfaceGetXMLDesc(handle(InterfacePointer::new, each), 0)),
					(each) -> libvirt.virInterfaceFree(handle(InterfacePointer::new, each))));
		});
	}

	/** Empty for what was unplugged meanwhile. */
	private static String text(@Nullable CString xml) {
		return (xml != null) ? xml.toString() : "";
	}

	private static List<String> readable(List<String> all) {
		List<String> found = new ArrayList<>(all);
		found.removeIf(String::isEmpty);
		return found;
	}

	private static <T extends PointerType> T handle(Supplier<T> blank, Pointer pointer) {
		T handle = blank.get();
		handle.setPointer(pointer);
		return handle;
	}

}
