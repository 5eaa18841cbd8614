package dev.weir.vm.hardware;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.HostDevice;
import dev.weir.problem.InvalidInput;

/**
 * Writes which device of the host is meant, out of its key as
 * {@link dev.weir.hypervisor.xml.HostDeviceKeys} makes it. Immutable.
 *
 * @param kind pci, usb, usb-product, scsi or mdev
 * @param numbers where it is, most significant first
 * @param text the UUID of an mdev, the adapter of a SCSI device, else empty
 */
record HostDeviceSource(String kind, List<Long> numbers, String text) {

	/** The field, in forms and requests. */
	static final String NAME = "hostDevice";

	private static final Map<String, Integer> COUNTS = Map.of("pci", 4, "usb", 2, "usb-product", 2, "scsi", 3, "mdev",
			0);

	HostDeviceSource {
		numbers = List.copyOf(numbers);
	}

	/**
	 * Reads a key.
	 * @throws InvalidInput naming the field
	 */
	static HostDeviceSource of(String key) {
		String[] words = key.split(" ", -1);
		String kind = words[0];
		boolean named = kind.equals("mdev") || kind.equals("scsi");
		String places = kind.equals("mdev") ? "" : words[words.length - 1];
		boolean wrong = words.length != (kind.equals("scsi") ? 3 : 2) || !COUNTS.containsKey(kind)
				|| !places.matches("|\\d{1,9}(:\\d{1,9}){0,3}");
		List<Long> numbers = (wrong || places.isEmpty()) ? List.of()
				: Stream.of(places.split(":")).map(Long::parseLong).toList();
		if (wrong || !Objects.equals(COUNTS.get(kind), numbers.size())) {
			throw InvalidInput.of(NAME, "vm.hardware.problem.host-device", key);
		}
		return new HostDeviceSource(kind, numbers, named ? words[1] : "");
	}

	/** Writes it into a device that has no source yet. */
	void writeTo(HostDevice device) {
		device.set(HostDevice.MODE, "subsystem");
		device.set(HostDevice.TYPE, this.kind.equals("usb-product") ? "usb" : this.kind);
		switch (this.kind) {
			case "pci" -> {
				device.set(HostDevice.MANAGED, true);
				places(device, "0x%04x domain", "0x%02x bus", "0x%02x slot", "0x%x function");
			}
			case "usb" -> places(device, "%d bus", "%d device");
			case "usb-product" -> {
				device.set(XmlPath.of("source/vendor/@id"), hex("0x%04x", 0));
				device.set(XmlPath.of("source/product/@id"), hex("0x%04x", 1));
			}
			case "scsi" -> {
				device.set(XmlPath.of("source/adapter/@name"), this.text);
				places(device, "%d bus", "%d target", "%d unit");
			}
			default -> {
				device.set(HostDevice.MDEV_MODEL, "vfio-pci");
				device.set(XmlPath.of("source/address/@uuid"), this.text);
			}
		}
	}

	private void places(HostDevice device, String... places) {
		for (int i = 0; i < places.length; i++) {
			String[] place = places[i].split(" ");
			device.set(XmlPath.of("source/address/@" + place[1]), hex(place[0], i));
		}
	}

	private String hex(String format, int index) {
		return String.format(Locale.ROOT, format, this.numbers.get(index));
	}

}
