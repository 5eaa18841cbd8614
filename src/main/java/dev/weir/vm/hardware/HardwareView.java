package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.PendingChange;
import dev.weir.hypervisor.xml.domain.Boot;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.vm.hardware.HardwareRow.Fact;
import org.jspecify.annotations.Nullable;

/**
 * All that a VM has, for its page: from the mirror, without asking the host. Immutable;
 * texts come from the host and are hostile.
 *
 * @param sections processors, memory, ...
 * @param devices in the order of the definition, without those of {@code wiring}
 * @param wiring controllers, which libvirt adds by itself
 * @param kinds what can be added
 */
public record HardwareView(List<HardwareRow> sections, List<HardwareRow> devices, List<HardwareRow> wiring,
		List<String> kinds) {

	private static final int FACTS = 7;

	/** Nothing to see of a VM whose definition cannot be read. */
	public static final HardwareView NOTHING = new HardwareView(List.of(), List.of(), List.of(), List.of());

	/** What the mirror holds of the VM. */
	public static HardwareView of(VmMirror vm) {
		String live = vm.xml().live();
		String inactive = vm.xml().inactive();
		if (vm.unreadable() != null || (live == null && inactive == null)) {
			return NOTHING;
		}
		DomainXml next = DomainXml.parse((inactive != null) ? inactive : Objects.requireNonNull(live));
		DomainXml now = (live != null) ? DomainXml.parse(live) : next;
		List<PendingChange> pending = vm.pending();
		List<HardwareRow> devices = devices(now, next, pending);
		return new HardwareView(sections(next, pending), devices.stream().filter((row) -> !isWiring(row)).toList(),
				devices.stream().filter(HardwareView::isWiring).toList(),
				HardwareForms.ADDABLE.stream().map((kind) -> kind.element()).toList());
	}

	private static boolean isWiring(HardwareRow row) {
		return row.kind().equals("controller") && row.pending().isEmpty();
	}

	private static List<HardwareRow> sections(DomainXml next, List<PendingChange> pending) {
		Map<String, Part<?>> sections = Sections.of(next);
		SectionLists lists = new SectionLists(next);
		List<HardwareRow> rows = new ArrayList<>();
		for (String item : HardwareForms.SECTIONS) {
			List<String> names = HardwareForms.of(item).stream().flatMap((group) -> group.settings().stream()).toList();
			List<Fact> facts = new ArrayList<>();
			for (String name : names) {
				value(sections, lists, name).map((value) -> new Fact(name, value)).ifPresent(facts::add);
			}
			List<PendingChange> waiting = pending.stream()
				.filter((change) -> change.name() == null && names.contains(change.item() + "." + change.property()))
				.toList();
			rows.add(new HardwareRow(item, item, null, limited(facts), waiting, HardwareRow.BOTH, List.of("edit")));
		}
		return rows;
	}

	private static Optional<String> value(Map<String, Part<?>> sections, SectionLists lists, String name) {
		Part<?> part = sections.get(name.substring(0, name.indexOf('.')));
		Optional<Setting> setting = (part != null) ? Setting.of(part, name.substring(name.indexOf('.') + 1))
				: Optional.empty();
		String value = (part != null && setting.isPresent()) ? setting.get().told(part)
				: lists.read(name).replace("\n", ", ");
		return Optional.ofNullable(value).filter((text) -> !text.isEmpty());
	}

	private static List<HardwareRow> devices(DomainXml now, DomainXml next, List<PendingChange> pending) {
		Map<DeviceKey, Device<?>> live = now.devicesByKey();
		Map<DeviceKey, Device<?>> inactive = next.devicesByKey();
		List<HardwareRow> rows = new ArrayList<>();
		inactive.forEach((key, device) -> rows.add(row(key, device,
				(now == next || live.containsKey(key)) ? HardwareRow.BOTH : HardwareRow.NEXT, pending)));
		live.forEach((key, device) -> {
			if (!inactive.containsKey(key)) {
				rows.add(row(key, device, HardwareRow.NOW, pending));
			}
		});
		return rows;
	}

	private static HardwareRow row(DeviceKey key, Device<?> device, String where, List<PendingChange> pending) {
		List<PendingChange> waiting = pending.stream()
			.filter((change) -> change.item().equals(key.kind()) && key.id().equals(change.name()))
			.toList();
		List<String> deeds = new ArrayList<>();
		List<HardwareForms.Group> form = HardwareForms.of(device);
		if (!form.isEmpty() && !where.equals(HardwareRow.NOW)) {
			deeds.add("edit");
		}
		if (device instanceof Disk disk && !where.equals(HardwareRow.NOW)) {
			deeds.add(!DiskRules.isDrive(device) ? "grow" : disk.source().isPresent() ? "eject" : "");
		}
		if (device instanceof Interface nic && !where.equals(HardwareRow.NOW)) {
			deeds.add(nic.get(Interface.LINK).orElse(true) ? "unplug" : "plug");
		}
		deeds.add("remove");
		String kind = DiskRules.isDrive(device) ? "cdrom" : key.kind();
		return new HardwareRow(key.toString(), kind, key.id(), limited(facts(device, form)), waiting, where, deeds);
	}

	private static List<Fact> facts(Device<?> device, List<HardwareForms.Group> form) {
		List<Fact> facts = new ArrayList<>();
		if (device instanceof Disk disk) {
			disk.source()
				.ifPresent((source) -> facts.add(new Fact("volume", String.join("/", source.attributes().values()))));
		}
		form.stream()
			.flatMap((group) -> group.settings().stream())
			.filter((name) -> !name.equals("password"))
			.forEach((name) -> {
				String value = NicSource.NAMES.contains(name) ? read(device, name)
						: Setting.of(device, name).map((setting) -> setting.told(device)).orElse(null);
				if (value != null) {
					facts.add(new Fact(name, value));
				}
			});
		return facts;
	}

	/** A setting of a device, those that stand for more included. */
	static @Nullable String read(Device<?> device, String name) {
		if (device instanceof Interface nic && NicSource.NAMES.contains(name)) {
			return NicSource.read(nic, name);
		}
		return Setting.of(device, name).map((setting) -> setting.read(device)).orElse(null);
	}

	private static List<Fact> limited(List<Fact> facts) {
		return facts.stream().limit(FACTS).toList();
	}

	/** The firmware that it has, in words of the form. */
	static String firmware(DomainXml domain) {
		return domain.boot()
			.get(Boot.FIRMWARE)
			.orElseGet(() -> domain.boot().get(Boot.LOADER).isPresent() ? "efi" : "bios");
	}

}
