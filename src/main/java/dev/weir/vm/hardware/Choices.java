package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.weir.hypervisor.xml.GuestChoices;
import org.jspecify.annotations.Nullable;

/**
 * Narrows the words of a setting to those that the host has. Immutable.
 */
record Choices(GuestChoices host) {

	/** Where the host's capabilities tell of a setting, by item and setting. */
	private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("disk bus", "disk/bus"),
			Map.entry("graphics type", "graphics/type"), Map.entry("video model", "video/modelType"),
			Map.entry("rng model", "rng/model"), Map.entry("rng backend", "rng/backendModel"),
			Map.entry("tpm model", "tpm/model"), Map.entry("tpm backend", "tpm/backendModel"),
			Map.entry("tpm version", "tpm/backendVersion"), Map.entry("filesystem driver", "filesystem/driverType"),
			Map.entry("redirdev bus", "redirdev/bus"), Map.entry("memory memory.source", "memoryBacking/sourceType"),
			Map.entry("boot boot.firmware", "os/firmware"));

	/** The usual controllers, for which libvirt wants a text. */
	static final List<String> CONTROLLERS = List.of("virtio-scsi", "lsilogic", "qemu-xhci", "ich9-ehci1", "piix3-uhci",
			"pcie-root-port", "pci-bridge", "pcie-to-pci-bridge");

	/** Those that the host has, and the present one. */
	List<String> of(String item, String setting, List<String> words, @Nullable String present) {
		List<String> known = known(item, setting);
		List<String> some = new ArrayList<>(known.isEmpty() ? words : words.stream().filter(known::contains).toList());
		if (setting.equals("boot.firmware") && !some.contains("bios")) {
			// left out where no descriptor names one, though QEMU always brings it
			some.add(0, "bios");
		}
		if (present != null && !some.contains(present)) {
			some.add(present);
		}
		return some;
	}

	private List<String> known(String item, String setting) {
		if (setting.equals("cpu.mode")) {
			return this.host.cpuModes();
		}
		String place = PLACES.get(item + " " + setting);
		return (place != null) ? this.host.at(place) : List.of();
	}

	/** Texts to propose where more are possible. */
	List<String> proposals(String item, String setting) {
		if (setting.equals("cpu.model")) {
			return this.host.cpuModels();
		}
		return (item.equals("controller") && setting.equals("model")) ? CONTROLLERS : List.of();
	}

	/** Amounts of memory. */
	static boolean isMib(String setting) {
		return Set.of("size", "requested", "pageSize").contains(setting);
	}

}
