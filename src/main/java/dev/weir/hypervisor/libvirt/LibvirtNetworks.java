package dev.weir.hypervisor.libvirt;

import java.time.Instant;
import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.Networks;
import org.libvirt.jna.CString;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.NetworkPointer;

/**
 * Virtual networks. Thread-safe.
 */
final class LibvirtNetworks implements Networks {

	// struct _virNetworkDHCPLease: expirytime@8 mac@24 ipaddr@40 prefix@48 hostname@56
	private static final int EXPIRES = 8;

	private static final int MAC = 24;

	private static final int ADDRESS = 40;

	private static final int PREFIX = 48;

	private static final int HOSTNAME = 56;

	/** VIR_NETWORK_XML_INACTIVE. */
	private static final int INACTIVE = 1;

	/** VIR_NETWORK_UPDATE_AFFECT_LIVE. */
	private static final int LIVE = 1;

	private final Session session;

	LibvirtNetworks(Session session) {
		this.session = session;
	}

	@Override
	public List<NetworkInfo> list() {
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllNetworks(host, list, 0));
			return Handles.drain(list, count, (network) -> info(libvirt, Handles.network(network)),
					(network) -> libvirt.virNetworkFree(Handles.network(network)));
		});
	}

	@Override
	public String xml(String network) {
		return this.session.network(network,
				(libvirt, handle) -> NativeError.check(libvirt, libvirt.virNetworkGetXMLDesc(handle, 0)).toString());
	}

	@Override
	public String inactiveXml(String network) {
		return this.session.network(network, (libvirt, handle) -> {
			CString inactive = libvirt.virNetworkGetXMLDesc(handle, INACTIVE);
			return (inactive != null) ? inactive.toString() : onlyXml(libvirt, handle);
		});
	}

	/** The test driver knows one definition only, and no flags. */
	private static String onlyXml(LibvirtApi libvirt, NetworkPointer handle) {
		NativeError error = NativeError.take(libvirt);
		if (!error.says("unsupported flags")) {
			throw error.problem();
		}
		return NativeError.check(libvirt, libvirt.virNetworkGetXMLDesc(handle, 0)).toString();
	}

	@Override
	public void update(String network, NetworkUpdate update) {
		this.session.onNetwork(network, (libvirt, handle) -> libvirt.virNetworkUpdate(handle, update.command().number(),
				update.section().number(), update.parent(), Handles.argument(update.xml()), LIVE));
	}

	@Override
	public NetworkInfo define(String xml) {
		return this.session.call((libvirt, host) -> {
			NetworkPointer network = NativeError.check(libvirt,
					libvirt.virNetworkDefineXML(host, Handles.argument(xml)));
			try {
				return info(libvirt, network);
			}
			finally {
				libvirt.virNetworkFree(network);
			}
		});
	}

	@Override
	public void undefine(String network) {
		this.session.onNetwork(network, Libvirt::virNetworkUndefine);
	}

	@Override
	public void start(String network) {
		this.session.onNetwork(network, Libvirt::virNetworkCreate);
	}

	@Override
	public void stop(String network) {
		this.session.onNetwork(network, Libvirt::virNetworkDestroy);
	}

	@Override
	public void setAutostart(String network, boolean autostart) {
		this.session.onNetwork(network, (libvirt, handle) -> libvirt.virNetworkSetAutostart(handle, autostart ? 1 : 0));
	}

	@Override
	public List<DhcpLease> leases(String network) {
		return this.session.network(network, (libvirt, handle) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virNetworkGetDHCPLeases(handle, null, list, 0));
			return Handles.drain(list, count, LibvirtNetworks::lease, libvirt::virNetworkDHCPLeaseFree);
		});
	}

	private static NetworkInfo info(LibvirtApi libvirt, NetworkPointer network) {
		IntByReference autostart = new IntByReference();
		boolean automatic = libvirt.virNetworkGetAutostart(network, autostart) == 0 && autostart.getValue() == 1;
		CString bridge = libvirt.virNetworkGetBridgeName(network);
		return new NetworkInfo(Handles.uuid(libvirt, network), libvirt.virNetworkGetName(network),
				libvirt.virNetworkIsActive(network) == 1, libvirt.virNetworkIsPersistent(network) == 1, automatic,
				(bridge != null) ? bridge.toString() : null);
	}

	private static DhcpLease lease(Pointer lease) {
		long expires = lease.getLong(EXPIRES);
		String address = Handles.text(lease.getPointer(ADDRESS));
		return new DhcpLease(Handles.text(lease.getPointer(MAC)), (address != null) ? address : "",
				lease.getInt(PREFIX), Handles.text(lease.getPointer(HOSTNAME)),
				(expires > 0) ? Instant.ofEpochSecond(expires) : null);
	}

}
