package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.AddressSource;
import dev.weir.hypervisor.GuestAddress;
import org.libvirt.jna.DomainPointer;

/**
 * Reads the addresses of a guest's interfaces.
 */
final class GuestAddresses {

	// struct _virDomainInterface: name@0 hwaddr@8 naddrs@16 addrs@24
	private static final int MAC = 8;

	private static final int COUNT = 16;

	private static final int ADDRESSES = 24;

	// struct _virDomainInterfaceIPAddress: type@0 addr@8 prefix@16
	private static final int ADDRESS_SIZE = 24;

	private GuestAddresses() {
	}

	static List<GuestAddress> read(LibvirtApi libvirt, DomainPointer domain, AddressSource source) {
		PointerByReference list = new PointerByReference();
		int count = NativeError.check(libvirt, libvirt.virDomainInterfaceAddresses(domain, list, source.ordinal(), 0));
		List<GuestAddress> addresses = new ArrayList<>();
		Handles.drain(list, count, (nic) -> addresses.addAll(of(nic)), libvirt::virDomainInterfaceFree);
		return addresses;
	}

	private static List<GuestAddress> of(Pointer nic) {
		List<GuestAddress> addresses = new ArrayList<>();
		Pointer array = nic.getPointer(ADDRESSES);
		for (int i = 0; array != null && i < nic.getInt(COUNT); i++) {
			Pointer address = array.share((long) i * ADDRESS_SIZE);
			String text = Handles.text(address.getPointer(8));
			if (text != null) {
				addresses.add(new GuestAddress(Handles.text(nic.getPointer(MAC)), text, address.getInt(16)));
			}
		}
		return addresses;
	}

}
