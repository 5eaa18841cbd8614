package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Graphics;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.hypervisor.xml.domain.MemoryModule;
import dev.weir.hypervisor.xml.property.Property;

/**
 * What of a change can be done while the guest runs. What libvirt and QEMU 9.0 and 7.2
 * cannot change of a running device is not tried (<a href=
 * "https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUpdateDeviceFlags"> what
 * an update may change</a>).
 */
final class LiveSteps {

	/** Limits of a disk and libvirt's names for them. */
	private static final Map<Property<Disk, Long>, String> LIMITS = limits();

	private static final Set<String> NIC = Set.of("link", "filter", "sourceType", "sourceName", "sourceMode", "vlan",
			"trunk", "inboundAverage", "inboundPeak", "inboundBurst", "outboundAverage", "outboundPeak",
			"outboundBurst");

	private static final Set<String> GRAPHICS = Set.of("password", "passwordValidTo", "sharePolicy");

	private LiveSteps() {
	}

	/** Names of the properties of a device that change at once. */
	static Set<String> names(Device<?> device) {
		if (device instanceof Disk) {
			Set<String> names = new HashSet<>();
			LIMITS.keySet().forEach((limit) -> names.add(limit.name()));
			if (DiskRules.isDrive(device)) {
				names.add(DeviceValues.VOLUME);
			}
			return names;
		}
		if (device instanceof Interface) {
			return NIC;
		}
		return (device instanceof Graphics) ? GRAPHICS
				: (device instanceof MemoryModule) ? Set.of(MemoryModule.REQUESTED.name()) : Set.of();
	}

	/**
	 * The steps.
	 * @param live what runs, with secrets
	 */
	static List<LiveStep> of(HardwareChange change, DomainXml live) {
		if (change instanceof AddDevice add) {
			String xml = add.device().text();
			return List.of((hardware, vm) -> hardware.attach(vm, xml));
		}
		if (change instanceof RemoveDevice remove) {
			return live.device(remove.key()).map((device) -> detach(device)).map(List::of).orElse(List.of());
		}
		if (change instanceof GrowDisk grow) {
			return List.of((hardware, vm) -> hardware.resize(vm, grow.target(), grow.bytes()));
		}
		if (change instanceof EditDevice edit) {
			return live.device(edit.key()).map((device) -> edit(device, edit.values())).orElse(List.of());
		}
		return LiveSections.steps(((EditSections) change).values(), live);
	}

	private static LiveStep detach(Device<?> device) {
		String xml = device.text();
		return (hardware, vm) -> hardware.detach(vm, xml);
	}

	private static List<LiveStep> edit(Device<?> device, DeviceValues values) {
		DeviceValues now = values.only(names(device));
		if (now.values().isEmpty()) {
			return List.of();
		}
		String before = device.text();
		now.writeTo(device, false);
		if (device.text().equals(before)) {
			return List.of();
		}
		if (!(device instanceof Disk disk)) {
			String xml = device.text();
			return List.of((hardware, vm) -> hardware.update(vm, xml));
		}
		return disk(disk, now);
	}

	private static List<LiveStep> disk(Disk disk, DeviceValues now) {
		List<LiveStep> steps = new ArrayList<>();
		String target = disk.get(Disk.TARGET).orElse("");
		Map<String, Long> limits = new LinkedHashMap<>();
		LIMITS.forEach((property, name) -> {
			Optional<Long> value = disk.get(property);
			// a length of 0 is no length, and an older QEMU knows none
			if (value.isPresent() || name.endsWith("_sec")) {
				limits.put(name, value.orElse(0L));
			}
		});
		if (LIMITS.keySet().stream().anyMatch((limit) -> now.values().containsKey(limit.name()))) {
			steps.add((hardware, vm) -> hardware.ioLimits(vm, target, limits));
		}
		if (now.values().containsKey(DeviceValues.VOLUME)) {
			String xml = disk.text();
			steps.add((hardware, vm) -> hardware.update(vm, xml));
		}
		return steps;
	}

	/** What finds the device again in what runs. */
	static Optional<DeviceKey> key(HardwareChange change) {
		return (change instanceof EditDevice edit) ? Optional.of(edit.key())
				: (change instanceof RemoveDevice remove) ? Optional.of(remove.key()) : Optional.empty();
	}

	/** libvirt's names: VIR_DOMAIN_BLOCK_IOTUNE_*. */
	private static Map<Property<Disk, Long>, String> limits() {
		Map<Property<Disk, Long>, String> limits = new LinkedHashMap<>();
		limits.put(Disk.TOTAL_BYTES, "total_bytes_sec");
		limits.put(Disk.READ_BYTES, "read_bytes_sec");
		limits.put(Disk.WRITE_BYTES, "write_bytes_sec");
		limits.put(Disk.TOTAL_IOPS, "total_iops_sec");
		limits.put(Disk.READ_IOPS, "read_iops_sec");
		limits.put(Disk.WRITE_IOPS, "write_iops_sec");
		limits.put(Disk.TOTAL_BYTES_MAX, "total_bytes_sec_max");
		limits.put(Disk.READ_BYTES_MAX, "read_bytes_sec_max");
		limits.put(Disk.WRITE_BYTES_MAX, "write_bytes_sec_max");
		limits.put(Disk.TOTAL_IOPS_MAX, "total_iops_sec_max");
		limits.put(Disk.READ_IOPS_MAX, "read_iops_sec_max");
		limits.put(Disk.WRITE_IOPS_MAX, "write_iops_sec_max");
		limits.put(Disk.TOTAL_BYTES_MAX_LENGTH, "total_bytes_sec_max_length");
		limits.put(Disk.READ_BYTES_MAX_LENGTH, "read_bytes_sec_max_length");
		limits.put(Disk.WRITE_BYTES_MAX_LENGTH, "write_bytes_sec_max_length");
		limits.put(Disk.TOTAL_IOPS_MAX_LENGTH, "total_iops_sec_max_length");
		limits.put(Disk.READ_IOPS_MAX_LENGTH, "read_iops_sec_max_length");
		limits.put(Disk.WRITE_IOPS_MAX_LENGTH, "write_iops_sec_max_length");
		limits.put(Disk.IOPS_SIZE, "size_iops_sec");
		return limits;
	}

	/** Whether it is one of the limits of a disk, and libvirt's name for it. */
	static Optional<String> limit(String property) {
		return LIMITS.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().name().equals(property))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
