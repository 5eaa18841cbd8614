package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Graphics;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.hypervisor.xml.DomainSummary.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Collects the devices that a {@link DomainSummary} tells. Only direct children of a
 * device count: a disk's backing store has sources of its own. Used once.
 */
final class DeviceReader {

	private static final String AGENT = "org.qemu.guest_agent.0";

	private final List<Disk> disks = new ArrayList<>();

	private final List<Nic> nics = new ArrayList<>();

	private final List<Graphics> graphics = new ArrayList<>();

	private final List<Serial> serials = new ArrayList<>();

	private boolean agentChannel;

	void device(XmlReading device) {
		switch (device.name()) {
			case "disk" -> this.disks.add(disk(Parts.of(device)));
			case "interface" -> this.nics.add(nic(Parts.of(device)));
			case "graphics" -> this.graphics.add(graphics(Parts.of(device)));
			case "serial", "console" -> line(Parts.of(device));
			case "channel" -> this.agentChannel |= AGENT.equals(Parts.of(device).get("target", "name"));
			default -> {
			}
		}
	}

	List<Disk> disks() {
		return this.disks;
	}

	List<Nic> nics() {
		return this.nics;
	}

	List<Graphics> graphics() {
		return this.graphics;
	}

	List<Serial> serials() {
		return this.serials;
	}

	boolean hasAgentChannel() {
		return this.agentChannel;
	}

	private static Disk disk(Parts disk) {
		String type = disk.own("type", "file");
		return new Disk(disk.own("device", "disk"), disk.get("target", "dev", ""), disk.get("target", "bus"), type,
				diskSource(type, disk), disk.get("source", "pool"), disk.get("source", "volume"),
				disk.get("driver", "type"), disk.get("driver", "cache"), disk.has("readonly"));
	}

	private static @Nullable String diskSource(String type, Parts disk) {
		String source = switch (type) {
			case "file" -> disk.get("source", "file");
			case "block" -> disk.get("source", "dev");
			case "dir" -> disk.get("source", "dir");
			case "volume" -> (disk.get("source", "volume") != null)
					? disk.get("source", "pool", "") + "/" + disk.get("source", "volume") : null;
			case "network" -> disk.get("source", "protocol", "") + ":" + disk.get("source", "name", "");
			default -> disk.get("source", "path");
		};
		return (source != null && !source.isEmpty()) ? source : null;
	}

	private static Nic nic(Parts nic) {
		String type = nic.own("type", "user");
		String attribute = switch (type) {
			case "direct" -> "dev";
			case "network", "bridge" -> type;
			case "vhostuser" -> "path";
			default -> "name";
		};
		return new Nic(nic.get("mac", "address", ""), type, nic.get("source", attribute), nic.get("model", "type"),
				nic.get("target", "dev"), !"down".equals(nic.get("link", "state")));
	}

	private static Graphics graphics(Parts graphics) {
		String address = graphics.own("listen");
		String socket = graphics.own("socket");
		return new Graphics(graphics.own("type", ""), Quantity.number(graphics.own("port"), -1),
				(address != null) ? address : graphics.get("listen", "address"),
				(socket != null) ? socket : graphics.get("listen", "socket"));
	}

	/** A console of type serial only repeats the first serial line. */
	private void line(Parts line) {
		boolean repeats = line.element.equals("console") && "serial".equals(line.get("target", "type"))
				&& !this.serials.isEmpty();
		if (!repeats) {
			this.serials.add(new Serial(line.own("type", "pty"), Quantity.number(line.get("target", "port"), 0),
					line.get("alias", "name")));
		}
	}

	/**
	 * A device's own attributes and those of its children that tell something; the first
	 * child of a name counts.
	 */
	private record Parts(String element, Attributes own, List<String> names, List<Attributes> children) {

		private static final Set<String> TELLING = Set.of("source", "target", "driver", "readonly", "mac", "model",
				"link", "listen", "alias");

		static Parts of(XmlReading device) {
			Parts parts = new Parts(device.name(), device.attributes(), new ArrayList<>(4), new ArrayList<>(4));
			device.children(parts::child);
			return parts;
		}

		private void child(XmlReading child) {
			String name = child.name();
			if (TELLING.contains(name) && !this.names.contains(name)) {
				this.names.add(name);
				this.children.add(child.attributes());
			}
		}

		@Nullable String own(String attribute) {
			return this.own.get(attribute);
		}

		String own(String attribute, String fallback) {
			String value = own(attribute);
			return (value != null) ? value : fallback;
		}

		boolean has(String child) {
			return this.names.contains(child);
		}

		@Nullable String get(String child, String attribute) {
			int at = this.names.indexOf(child);
			return (at >= 0) ? this.children.get(at).get(attribute) : null;
		}

		String get(String child, String attribute, String fallback) {
			String value = get(child, attribute);
			return (value != null) ? value : fallback;
		}

	}

}
