package dev.weir.vm.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.HostDevice;

/**
 * Which settings the form of each item shows, in which groups. A new setting is one word
 * here, beside its property and its label.
 */
final class HardwareForms {

	/** The items that are no devices, in the order of the page. */
	static final List<String> SECTIONS = List.of("processors", "memory", "boot", "pinning", "features");

	private static final String CHARACTER = "type path mode host service log logAppend";

	/** Groups are divided by bars, each begins with its name. */
	private static final Map<String, String> FORMS = Map.ofEntries(Map.entry("processors",
			"count vcpus.current vcpus.maximum vcpus.ioThreads" + "|topology cpu.sockets cpu.dies cpu.cores cpu.threads"
					+ "|model cpu.mode cpu.model cpu.check cpu.migratable cpu.cacheMode cpu.features"
					+ "|more vcpus.placement vcpus.cpuSet"),
			Map.entry("memory", "amount memory.currentMemory memory.memory|hotplug memory.maxMemory memory.slots"
					+ "|backing memory.hugePages memory.hugePageSize memory.locked memory.noSharePages memory.source "
					+ "memory.access memory.allocation memory.discard memory.dumpCore"
					+ "|limits memory.hardLimit memory.softLimit memory.swapHardLimit memory.minGuarantee"),
			Map.entry("boot",
					"order boot.order boot.menu boot.menuTimeout|firmware boot.firmware boot.machine"
							+ "|more boot.useSerial boot.rebootTimeout boot.smbios"),
			Map.entry("pinning",
					"pins cpuTuning.vcpuPins cpuTuning.emulatorPin cpuTuning.ioThreadPins"
							+ "|numa cpu.cells numaTuning.mode numaTuning.nodeSet"),
			Map.entry("features",
					"clock clock.offset clock.timeZone|main features.acpi features.apic features.pae features.smm "
							+ "features.vmport features.pmu features.kvmHidden|hyperv features.hypervMode "
							+ "features.hypervRelaxed features.hypervVapic features.hypervSpinlocks features.hypervRetries "
							+ "features.hypervVpindex features.hypervRuntime features.hypervSynic features.hypervStimer "
							+ "features.hypervReset features.hypervFrequencies features.hypervTlbflush features.hypervIpi"),
			Map.entry("disk", "main bus cache io discard detectZeroes|use serial ioThread readOnly shareable removable"
					+ "|limits totalBytes readBytes writeBytes totalIops readIops writeIops totalBytesMax "
					+ "readBytesMax writeBytesMax totalIopsMax readIopsMax writeIopsMax"
					+ "|more queues rotationRate copyOnRead errorPolicy readErrorPolicy startupPolicy wwn vendor "
					+ "product logicalBlockSize physicalBlockSize"),
			Map.entry("new-disk",
					"main volume bus|new newPool newSizeGib newFormat newName|use cache io discard detectZeroes "
							+ "serial ioThread readOnly shareable"),
			Map.entry("cdrom", "main volume bus|more startupPolicy serial"),
			Map.entry("interface",
					"main sourceType sourceName sourceMode virtualPort model mac link"
							+ "|network vlan trunk filter isolated trustGuestRxFilters mtu"
							+ "|bandwidth inboundAverage inboundPeak inboundBurst outboundAverage outboundPeak "
							+ "outboundBurst|more driver queues rxQueueSize txQueueSize target"),
			Map.entry("graphics",
					"main type listenType listenAddress autoPort port password"
							+ "|more keyMap sharePolicy passwordValidTo listenNetwork webSocket tlsPort gl clipboard "
							+ "fileTransfer mouse"),
			Map.entry("video", "main model heads vram ram vgaMem primary accel3d resolutionX resolutionY"),
			Map.entry("sound", "main model"), Map.entry("serial", "main " + CHARACTER + " targetType port"),
			Map.entry("console", "main " + CHARACTER + " targetType port"),
			Map.entry("channel", "main name targetType " + CHARACTER), Map.entry("watchdog", "main model action"),
			Map.entry("rng", "main model backend source rateBytes ratePeriod"),
			Map.entry("tpm", "main model backend version persistentState device"),
			Map.entry("vsock", "main model auto address"),
			Map.entry("filesystem", "main driver source target access readOnly queue xattr"),
			Map.entry("input", "main type bus model"),
			Map.entry("controller", "main type model index ports queues ioThread"),
			Map.entry("memory-module", "main model size node requested access discard pageSize nodeSet source"),
			Map.entry("memballoon", "main model statsPeriod autoDeflate freePageReporting"),
			Map.entry("panic", "main model"), Map.entry("iommu", "main model intremap cachingMode eim iotlb"),
			Map.entry("new-hostdev", "main hostDevice|more startupPolicy"),
			Map.entry("hostdev", "main managed driver romBar"), Map.entry("hostdev-usb", "main startupPolicy"),
			Map.entry("redirdev", "main type bus"));

	/** What can be added, in the order of the menu. */
	static final List<DeviceKind> ADDABLE = List.of(DeviceKind.DISK, DeviceKind.INTERFACE, DeviceKind.GRAPHICS,
			DeviceKind.VIDEO, DeviceKind.SOUND, DeviceKind.INPUT, DeviceKind.SERIAL, DeviceKind.CHANNEL,
			DeviceKind.WATCHDOG, DeviceKind.RNG, DeviceKind.TPM, DeviceKind.VSOCK, DeviceKind.FILESYSTEM,
			DeviceKind.MEMORY_MODULE, DeviceKind.CONTROLLER, DeviceKind.PANIC, DeviceKind.REDIRECTED_DEVICE,
			DeviceKind.HOST_DEVICE);

	private HardwareForms() {
	}

	/** The form of a device; empty for one that is only shown. */
	static List<Group> of(Device<?> device) {
		if (DiskRules.isDrive(device)) {
			return of("cdrom");
		}
		if (device instanceof HostDevice given && given.canBeMissing()) {
			return of("hostdev-usb");
		}
		return of(device.name().equals("memory") ? "memory-module" : device.name());
	}

	/** The form of an item by its name; empty for an unknown one. */
	static List<Group> of(String item) {
		String form = FORMS.get(item);
		return (form == null) ? List.of() : Arrays.stream(form.split("\\|")).map(Group::of).toList();
	}

	/** Every name of every form, for tests. */
	static List<Group> all() {
		return FORMS.keySet().stream().flatMap((item) -> of(item).stream()).toList();
	}

	/** Settings that belong together. */
	record Group(String name, List<String> settings) {

		static Group of(String text) {
			List<String> words = List.of(text.split(" "));
			return new Group(words.get(0), words.subList(1, words.size()));
		}

	}

}
