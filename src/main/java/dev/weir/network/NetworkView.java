package dev.weir.network;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;

/**
 * A network as pages show it. Immutable; all texts come from the host and are hostile.
 *
 * @param definition null until it was read
 */
record NetworkView(NetworkInfo info, @Nullable NetworkXml definition) {

	/** The network that libvirt brings along. */
	private static final String DEFAULT = "default";

	public String name() {
		return this.info.name();
	}

	/** How it connects its guests; null until it was read. */
	public @Nullable String mode() {
		return (this.definition == null) ? null
				: NetworkMode.of(this.definition).map(NetworkMode::id).orElse(this.definition.forwardMode());
	}

	/** The mode for filters; empty until it was read. */
	String modeId() {
		String mode = mode();
		return (mode != null) ? mode : "";
	}

	/** Whether it has words for its mode. */
	public boolean hasKnownMode() {
		return NetworkMode.find(mode()).isPresent();
	}

	List<String> addresses() {
		return (this.definition == null) ? List.of()
				: this.definition.ips().stream().map((ip) -> ip.address() + "/" + ip.prefix()).toList();
	}

	/** A DHCP range on one short line: the end without what it shares with the start. */
	public String shortened(NetworkXml.DhcpRange range) {
		String start = range.start();
		String end = range.end();
		int shared = Math.max(start.lastIndexOf('.'), start.lastIndexOf(':')) + 1;
		boolean same = shared > 0 && end.startsWith(start.substring(0, shared));
		return start + " – " + (same ? end.substring(shared) : end);
	}

	/** Whether its DHCP gives addresses, as far as known. */
	public boolean givesAddresses() {
		return this.definition != null && this.definition.ips().stream().anyMatch((ip) -> !ip.ranges().isEmpty());
	}

	/**
	 * Whether it is the NAT that libvirt brings along, which is made for trying out:
	 * guests behind it cannot be reached from outside, and all their traffic goes through
	 * the host's connection tracking.
	 */
	public boolean isDefaultNat() {
		return name().equals(DEFAULT) && NetworkMode.NAT.id().equals(mode());
	}

}
