package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network interface is connected to
 * (<a href="https://libvirt.org/formatdomain.html#network-interfaces">format</a>).
 * Immutable; texts come from the host.
 */
public sealed interface InterfaceSource {

	/** libvirt's word for the kind. */
	String type();

	/** The attributes of the source's element. */
	Map<String, String> attributes();

	/** The source of an interface. */
	static Optional<InterfaceSource> of(Interface nic) {
		String type = SourceElement.type(nic, "user");
		return Optional.of(switch (type) {
			case "network" -> new Network(SourceElement.get(nic, "network"), SourceElement.get(nic, "portgroup"));
			case "bridge" -> new Bridge(SourceElement.get(nic, "bridge"));
			case "direct" -> new Direct(SourceElement.get(nic, "dev"), SourceElement.get(nic, "mode"));
			case "user" -> new User();
			default -> new Other(type);
		});
	}

	/**
	 * Connects the interface to this. The virtual port and the addresses of the old
	 * connection go; MAC, model, filter, VLAN and bandwidth stay.
	 */
	default void writeTo(Interface nic) {
		new SourceElement(
				List.of("network", "portgroup", "bridge", "dev", "mode", "name", "type", "path", "address", "port",
						"portid", "managed"),
				List.of("source/address", "source/local", "source/ip", "source/route", "virtualport", "target"))
			.write(nic, type(), attributes());
	}

	/**
	 * A virtual network.
	 *
	 * @param portGroup group of its ports; empty for the usual one
	 */
	record Network(String network, String portGroup) implements InterfaceSource {

		@Override
		public String type() {
			return "network";
		}

		@Override
		public Map<String, String> attributes() {
			return this.portGroup.isEmpty() ? Map.of("network", this.network)
					: Map.of("network", this.network, "portgroup", this.portGroup);
		}

	}

	/** A bridge of the host; an Open vSwitch one needs its virtual port besides. */
	record Bridge(String bridge) implements InterfaceSource {

		@Override
		public String type() {
			return "bridge";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("bridge", this.bridge);
		}

	}

	/**
	 * A device of the host by macvtap.
	 *
	 * @param mode bridge, vepa, private, passthrough
	 */
	record Direct(String device, String mode) implements InterfaceSource {

		@Override
		public String type() {
			return "direct";
		}

		@Override
		public Map<String, String> attributes() {
			return this.mode.isEmpty() ? Map.of("dev", this.device) : Map.of("dev", this.device, "mode", this.mode);
		}

	}

	/** The host's own network as QEMU sees it, no privileges needed. */
	record User() implements InterfaceSource {

		@Override
		public String type() {
			return "user";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of();
		}

	}

	/** A kind that Weir keeps but does not make: {@code hostdev}, {@code vdpa}, ... */
	record Other(String type) implements InterfaceSource {

		@Override
		public Map<String, String> attributes() {
			return Map.of();
		}

		@Override
		public void writeTo(Interface nic) {
			throw new IllegalArgumentException("Kept, not made: " + this.type);
		}

	}

}
