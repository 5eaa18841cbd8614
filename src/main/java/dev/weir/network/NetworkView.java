package dev.weir.network;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;

/**
 * A network as pages show it. Immutable; all texts come from the host and are hostile.
 *
 * @param definition null until it was read
 */
record NetworkView(NetworkInfo info, @Nullable NetworkXml definition) {

	public String name() {
		return this.info.name();
	}

	/** How it forwards, isolated where it does not, null until it was read. */
	public @Nullable String mode() {
		if (this.definition == null) {
			return null;
		}
		return (this.definition.forwardMode() != null) ? this.definition.forwardMode() : "isolated";
	}

	/** Whether its DHCP gives addresses, as far as known. */
	public boolean givesAddresses() {
		return this.definition != null && this.definition.ips().stream().anyMatch((ip) -> !ip.ranges().isEmpty());
	}

}
