package dev.weir.network;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A network interface of a host. Immutable; texts come from the host.
 *
 * @param kind bridge, bond, vlan, ethernet, ... where libvirt tells
 * @param link up or down, or null
 * @param speed Mb/s, or null
 * @param ports interfaces that are its ports
 * @param parent the device that it is on, for instance pci_0000_01_00_0, or null
 */
public record HostInterface(String name, String kind, @Nullable String mac, @Nullable String link,
		@Nullable String speed, List<String> ports, @Nullable String parent) {

	public HostInterface {
		ports = List.copyOf(ports);
	}

	/** Whether networks and guests can be attached to it as to a bridge. */
	public boolean isBridge() {
		return this.kind.equals("bridge");
	}

}
