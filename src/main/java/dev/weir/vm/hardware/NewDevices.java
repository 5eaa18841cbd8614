package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Filesystem;
import dev.weir.hypervisor.xml.domain.Graphics;
import dev.weir.hypervisor.xml.domain.Vsock;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a new device is like where nobody said otherwise: what fits most guests, and what
 * tells it from the others of its kind.
 */
final class NewDevices {

	private static final Map<String, List<String>> REQUIRED = Map.ofEntries(Map.entry("graphics", List.of("type")),
			Map.entry("video", List.of("model")), Map.entry("sound", List.of("model")),
			Map.entry("serial", List.of("type")), Map.entry("console", List.of("type")),
			Map.entry("channel", List.of("type", "targetType")), Map.entry("watchdog", List.of("model")),
			Map.entry("rng", List.of("model", "backend")), Map.entry("tpm", List.of("model", "backend")),
			Map.entry("filesystem", List.of("source", "target")), Map.entry("input", List.of("type")),
			Map.entry("controller", List.of("type")), Map.entry("memory", List.of("model", "size")),
			Map.entry("redirdev", List.of("type")), Map.entry("hostdev", List.of("type")));

	private NewDevices() {
	}

	/** What a form for a new device begins with. */
	static Map<String, String> defaults(DeviceKind kind) {
		return switch (kind) {
			case DISK -> Map.of("device", "disk", "bus", "virtio", "cache", "none", "io", "native", "discard", "unmap",
					"newFormat", "qcow2", "newSizeGib", "20");
			case INTERFACE -> Map.of("sourceType", "network", "sourceName", "default", "model", "virtio");
			case GRAPHICS ->
				Map.of("type", "vnc", "autoPort", "yes", "listenType", "address", "listenAddress", "127.0.0.1");
			case VIDEO -> Map.of("model", "virtio");
			case SOUND -> Map.of("model", "ich9");
			case SERIAL, CONSOLE -> Map.of("type", "pty");
			case CHANNEL -> Map.of("type", "unix", "targetType", "virtio", "name", "org.qemu.guest_agent.0");
			case WATCHDOG -> Map.of("model", "i6300esb", "action", "reset");
			case RNG -> Map.of("model", "virtio", "backend", "random", "source", "/dev/urandom");
			case TPM -> Map.of("model", "tpm-crb", "backend", "emulator", "version", "2.0");
			case VSOCK -> Map.of("model", "virtio", "auto", "yes");
			case FILESYSTEM -> Map.of("driver", "virtiofs", "access", "passthrough");
			case INPUT -> Map.of("type", "tablet", "bus", "usb");
			case CONTROLLER -> Map.of("type", "scsi", "model", "virtio-scsi");
			case MEMORY_MODULE -> Map.of("model", "dimm", "size", "1024", "node", "0");
			case PANIC -> Map.of("model", "isa");
			case BALLOON -> Map.of("model", "virtio");
			case IOMMU -> Map.of("model", "intel");
			default -> Map.of();
		};
	}

	/** Chooses what nobody chose: the target of a disk, the MAC of an interface. */
	static DeviceValues chosen(DomainXml domain, DeviceKind kind, DeviceValues asked) {
		Map<String, @Nullable String> values = new LinkedHashMap<>(asked.values());
		values.values().removeIf((value) -> value == null || value.isBlank());
		if (kind == DeviceKind.DISK) {
			values.putIfAbsent("device", "disk");
			values.putIfAbsent("bus", "virtio");
			values.putIfAbsent("target", DiskRules.freeTarget(domain, values.get("bus")));
		}
		if (kind == DeviceKind.INTERFACE) {
			values.putIfAbsent("mac", mac());
			values.putIfAbsent(NicSource.TYPE, "network");
		}
		return new DeviceValues(values, asked.medium());
	}

	/** QEMU's own range of addresses: 52:54:00. */
	private static String mac() {
		int tail = new SplittableRandom().nextInt(1 << 24);
		return String.format(Locale.ROOT, "52:54:00:%02x:%02x:%02x", tail >> 16, (tail >> 8) & 0xff, tail & 0xff);
	}

	/**
	 * Adds what libvirt wants to be told with it.
	 * @throws InvalidInput for what only a person can tell
	 */
	static void complete(Device<?> device) {
		Wrong wrong = new Wrong();
		for (String name : REQUIRED.getOrDefault(device.name(), List.of())) {
			if (Setting.of(device, name).map((setting) -> setting.read(device)).isEmpty()) {
				wrong.add(name, "vm.hardware.problem.required");
			}
		}
		wrong.tell();
		if (device instanceof Disk disk) {
			disk(disk);
		}
		else if (device instanceof Graphics graphics && graphics.get(Graphics.PORT).isEmpty()
				&& graphics.get(Graphics.LISTEN_TYPE).filter("address"::equals).isPresent()) {
			graphics.set(Graphics.AUTO_PORT, true);
		}
		else if (device instanceof Vsock vsock && vsock.get(Vsock.ADDRESS).isEmpty()) {
			vsock.set(Vsock.AUTO, true);
		}
		else if (device instanceof Filesystem folder) {
			folder.set(XmlPath.of("@type"), "mount");
		}
	}

	private static void disk(Disk disk) {
		boolean drive = DiskRules.isDrive(disk);
		if (disk.get(XmlPath.of("@type")) == null) {
			disk.set(XmlPath.of("@type"), "file");
		}
		disk.set(XmlPath.of("driver/@name"), "qemu");
		if (disk.get(Disk.FORMAT).isEmpty()) {
			disk.set(Disk.FORMAT, "raw");
		}
		if (drive && Objects.equals(disk.get(Disk.DEVICE).orElse(""), "cdrom")) {
			disk.set(Disk.READ_ONLY, true);
		}
	}

}
