package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.GuestChoices;
import dev.weir.hypervisor.xml.domain.Bootable;
import dev.weir.hypervisor.xml.domain.Cpu;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Vcpus;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form about one item of the hardware. Public for the template. Immutable.
 *
 * @param item what it is about; the kind for a new device
 * @param kind for the title
 * @param name what tells the device from others, or null
 * @param values what the definition has, or a new device begins with
 * @param sockets how many sockets a Windows guest would see when that is more than it
 * uses, else 0
 */
public record FormView(String item, String kind, @Nullable String name, List<HardwareField.Group> groups,
		Map<String, String> values, String version, long sockets, List<BootEntry> bootable) {

	/** Windows uses two at most, but for its Server editions. */
	private static final long WINDOWS_SOCKETS = 2;

	public FormView {
		groups = List.copyOf(groups);
		bootable = List.copyOf(bootable);
	}

	/**
	 * The form of an item that is there.
	 * @throws Problem of kind NOT_FOUND
	 */
	static FormView edit(VmMirror vm, HostMirror host, GuestChoices choices, String item) {
		DomainXml domain = definition(vm);
		String version = Version.of(vm).text();
		if (HardwareForms.SECTIONS.contains(item)) {
			FormBuilder builder = new FormBuilder(item, domain, host, new Choices(choices));
			return new FormView(item, item, null, builder.section(), builder.sectionValues(), version,
					item.equals("processors") ? tooManySockets(vm, domain) : 0, BootEntry.of(domain));
		}
		DeviceKey key = DeviceKey.parse(item);
		Device<?> device = EditDevice.find(domain, key);
		List<HardwareForms.Group> form = HardwareForms.of(device);
		if (form.isEmpty()) {
			throw Problem.of(ErrorKind.NOT_FOUND, "vm.hardware.problem.no-device", key.id());
		}
		FormBuilder builder = new FormBuilder(key.kind(), domain, host, new Choices(choices));
		return new FormView(item, DiskRules.isDrive(device) ? "cdrom" : key.kind(), key.id(),
				builder.device(device, form), FormBuilder.deviceValues(device, form), version, 0, List.of());
	}

	/**
	 * The form of a new device.
	 * @param kind its element, or {@code cdrom}
	 * @throws Problem of kind NOT_FOUND
	 */
	static FormView add(VmMirror vm, HostMirror host, GuestChoices choices, String kind) {
		DomainXml domain = definition(vm);
		DeviceKind device = kind(kind);
		List<HardwareForms.Group> form = HardwareForms.of(List.of("disk", "hostdev").contains(kind) ? "new-" + kind
				: kind.equals("memory") ? "memory-module" : kind);
		FormBuilder builder = new FormBuilder(device.element(), domain, host, new Choices(choices));
		Map<String, String> values = new LinkedHashMap<>();
		form.stream().flatMap((group) -> group.settings().stream()).forEach((name) -> values.put(name, ""));
		values.putAll(NewDevices.defaults(device));
		if (kind.equals("cdrom")) {
			values.clear();
			values.putAll(Map.of("volume", "", "bus", "sata", "serial", "", "startupPolicy", ""));
		}
		values.keySet().retainAll(form.stream().flatMap((group) -> group.settings().stream()).toList());
		DomainXml empty = DomainXml.create(domain.type());
		return new FormView(kind, kind, null, builder.device(empty.add(device), form), values, Version.of(vm).text(), 0,
				List.of());
	}

	/** The kind of device that a form for a new one is about. */
	static DeviceKind kind(String kind) {
		String element = kind.equals("cdrom") ? "disk" : kind;
		return HardwareForms.ADDABLE.stream()
			.filter((each) -> each.element().equals(element))
			.findFirst()
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.hardware.problem.kind", kind));
	}

	/** Whether the form has such a field. */
	boolean has(String name) {
		return this.groups.stream()
			.flatMap((group) -> group.fields().stream())
			.anyMatch((it) -> it.name().equals(name));
	}

	private static DomainXml definition(VmMirror vm) {
		String inactive = vm.xml().inactive();
		if (inactive == null || vm.unreadable() != null) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.hardware.problem.transient", vm.name());
		}
		return DomainXml.parse(inactive);
	}

	/** Without a topology each vCPU is a socket of its own. */
	private static long tooManySockets(VmMirror vm, DomainXml domain) {
		String os = String.valueOf(vm.definition().osId());
		boolean windows = os.contains("microsoft") || os.contains("win");
		long sockets = domain.cpu().get(Cpu.SOCKETS).orElseGet(() -> domain.vcpus().get(Vcpus.MAXIMUM).orElse(1L));
		return (windows && sockets > WINDOWS_SOCKETS) ? sockets : 0;
	}

	/**
	 * A device that a VM can boot from.
	 *
	 * @param key what the boot order calls it
	 */
	public record BootEntry(String key, String label) {

		static List<BootEntry> of(DomainXml domain) {
			return domain.devicesByKey()
				.entrySet()
				.stream()
				.filter((entry) -> entry.getValue() instanceof Bootable)
				.map((entry) -> new BootEntry(entry.getKey().toString(), entry.getValue().name()))
				.toList();
		}

	}

}
