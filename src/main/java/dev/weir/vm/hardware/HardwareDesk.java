package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskView;
import dev.weir.vm.hardware.ChangeHardware.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes requests of pages and of the REST interface, as names and texts, and has them
 * carried out. Thread-safe.
 */
@Component
class HardwareDesk {

	private final ChangeHardware change;

	private final MediaFinder media;

	private final Volumes volumes;

	private final Fleet fleet;

	private final HostDeviceFinder devices;

	HardwareDesk(ChangeHardware change, Sources sources, Fleet fleet) {
		this.change = change;
		this.media = sources.media();
		this.volumes = sources.volumes();
		this.devices = sources.devices();
		this.fleet = fleet;
	}

	/** Changes what is no device; names are {@code section.property}. */
	TaskView editSections(VmId id, @Nullable String version, String item, Map<String, @Nullable String> values) {
		return this.change.request(id, version, (vm, domain) -> Order.of(new EditSections(item, values)));
	}

	/** Changes a device. */
	TaskView editDevice(VmId id, @Nullable String version, DeviceKey key, Map<String, @Nullable String> values) {
		return this.change.request(id, version, (vm, domain) -> {
			DeviceKey found = find(vm, domain, key);
			Device<?> device = EditDevice.find(domain, found);
			return Order.of(new EditDevice(found, withMedium(vm, values, !DiskRules.isDrive(device))));
		});
	}

	/** Adds a device; a disk without a volume of its own gets a new one. */
	TaskView add(VmId id, @Nullable String version, DeviceKind kind, Map<String, @Nullable String> values) {
		return this.change.request(id, version, (vm, domain) -> {
			if (kind == DeviceKind.HOST_DEVICE) {
				return Order.of(new AddDevice(kind, new DeviceValues(this.devices.resolve(vm, values), null)));
			}
			boolean drive = Set.of("cdrom", "floppy").contains(String.valueOf(values.get("device")));
			boolean shares = "yes".equals(values.get("readOnly")) || "yes".equals(values.get("shareable"));
			DeviceValues asked = NewDevices.chosen(domain, kind, withMedium(vm, values, !drive && !shares));
			if (kind != DeviceKind.DISK || drive || asked.medium() != null) {
				return Order.of(new AddDevice(kind, asked));
			}
			HostMirror host = this.fleet.requireHost(vm.hostId());
			NewVolume fresh = MediaFinder.fresh(vm, host, asked, String.valueOf(asked.values().get("target")));
			return new Order(new AddDevice(kind, new DeviceValues(asked.values(), fresh.expected())), fresh);
		});
	}

	/** Takes a device away. */
	TaskView remove(VmId id, @Nullable String version, DeviceKey key) {
		return this.change.request(id, version, (vm, domain) -> {
			String live = vm.xml().live();
			boolean runs = live != null && DomainXml.parse(live).device(key).isPresent();
			DeviceKey found = runs ? key : find(vm, domain, key);
			if (!runs) {
				EditDevice.find(domain, found);
			}
			return Order.of(new RemoveDevice(found));
		});
	}

	/**
	 * Makes a disk larger.
	 * @param gib its new size
	 */
	TaskView grow(VmId id, @Nullable String version, DeviceKey key, String gib) {
		return this.change.request(id, version, (vm, domain) -> {
			DeviceKey found = find(vm, domain, key);
			if (!(EditDevice.find(domain, found) instanceof Disk disk) || DiskRules.isDrive(disk)) {
				throw InvalidInput.of("sizeGib", "vm.hardware.problem.grow-disk");
			}
			Wrong wrong = new Wrong();
			long bytes = MediaFinder.bytes(gib.strip(), "sizeGib", wrong);
			String target = disk.get(Disk.TARGET).orElse("");
			VolumeView volume = behind(vm, target);
			if (volume != null && bytes <= volume.capacityBytes()) {
				wrong.add("sizeGib", "vm.hardware.problem.grow-size",
						Math.floor(volume.capacityBytes() * 10.0 / (1L << 30)) / 10);
			}
			if (volume == null && !vm.state().isActive()) {
				wrong.add("sizeGib", "vm.hardware.problem.grow-pool");
			}
			wrong.tell();
			return Order.of(new GrowDisk(found, target, bytes, (volume != null) ? Medium.of(volume) : null));
		});
	}

	/** The volume that a disk of the VM lies on, or null outside all pools. */
	@Nullable VolumeView behind(VmMirror vm, String target) {
		return vm.definition()
			.disks()
			.stream()
			.filter((each) -> each.target().equals(target))
			.findFirst()
			.flatMap((DomainSummary.Disk each) -> this.volumes.behind(vm.hostId(), each))
			.orElse(null);
	}

	private DeviceValues withMedium(VmMirror vm, Map<String, @Nullable String> values, boolean toWrite) {
		String volume = values.get(DeviceValues.VOLUME);
		Medium medium = (volume != null && !volume.isBlank()) ? this.media.existing(vm, volume, toWrite) : null;
		return new DeviceValues(new LinkedHashMap<>(values), medium);
	}

	/**
	 * A device by its key, or by the alias that commands know it by: libvirt gives those
	 * to what runs.
	 */
	private static DeviceKey find(VmMirror vm, DomainXml domain, DeviceKey key) {
		if (domain.device(key).isPresent()) {
			return key;
		}
		String live = vm.xml().live();
		return ((live != null) ? DomainXml.parse(live) : domain).devicesByKey()
			.entrySet()
			.stream()
			.filter((entry) -> key.kind().isEmpty() && entry.getValue().alias().filter(key.id()::equals).isPresent())
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.hardware.problem.no-device", key.id()));
	}

	/**
	 * Where that comes from which a device needs of the host.
	 */
	@Component
	record Sources(MediaFinder media, Volumes volumes, HostDeviceFinder devices) {
	}

}
