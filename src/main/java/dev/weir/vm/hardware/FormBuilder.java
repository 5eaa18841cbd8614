package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.property.NumberFormat;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.storage.PoolRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fields of a form and reads their present values. Immutable.
 *
 * @param item the kind of the item: a section or the element of a device
 */
record FormBuilder(String item, DomainXml domain, HostMirror host, Choices choices) {

	private static final Set<String> LINES = Set.of(SectionLists.VCPU_PINS, SectionLists.IO_THREAD_PINS,
			SectionLists.CELLS, SectionLists.ORDER, CpuFeatureLines.NAME);

	/** The fields of a section. */
	List<HardwareField.Group> section() {
		Map<String, Part<?>> sections = Sections.of(this.domain);
		List<HardwareField.Group> groups = new ArrayList<>();
		for (HardwareForms.Group group : HardwareForms.of(this.item)) {
			List<HardwareField> fields = new ArrayList<>();
			for (String name : group.settings()) {
				Part<?> part = sections.get(name.substring(0, name.indexOf('.')));
				boolean now = LiveSections.NAMES.contains(name);
				if (LINES.contains(name)) {
					fields.add(new HardwareField(name, "lines", Map.of(), null, null, null, now, List.of()));
				}
				else if (part != null) {
					Setting.of(part, name.substring(name.indexOf('.') + 1))
						.ifPresent((setting) -> fields.add(field(name, setting, setting.read(part), now)));
				}
			}
			groups.add(new HardwareField.Group(group.name(), fields, groups.size() < 2));
		}
		return groups;
	}

	/** The present values of a section. */
	Map<String, String> sectionValues() {
		Map<String, Part<?>> sections = Sections.of(this.domain);
		SectionLists lists = new SectionLists(this.domain);
		Map<String, String> values = new LinkedHashMap<>();
		HardwareForms.of(this.item).stream().flatMap((group) -> group.settings().stream()).forEach((name) -> {
			Part<?> part = sections.get(name.substring(0, name.indexOf('.')));
			Optional<Setting> setting = (part != null) ? Setting.of(part, name.substring(name.indexOf('.') + 1))
					: Optional.empty();
			values.put(name, (part != null && setting.isPresent())
					? Objects.requireNonNullElse(setting.get().read(part), "") : lists.read(name));
		});
		values.computeIfPresent("boot.firmware", (name, value) -> HardwareView.firmware(this.domain));
		return values;
	}

	/** The fields of a device. */
	List<HardwareField.Group> device(Device<?> device, List<HardwareForms.Group> form) {
		Set<String> live = LiveSteps.names(device);
		List<HardwareField.Group> groups = new ArrayList<>();
		for (HardwareForms.Group group : form) {
			List<HardwareField> fields = new ArrayList<>();
			for (String name : group.settings()) {
				special(name, live.contains(name))
					.or(() -> Setting.of(device, name)
						.map((setting) -> field(name, setting, setting.read(device), live.contains(name))))
					.ifPresent(fields::add);
			}
			groups.add(new HardwareField.Group(group.name(), fields, groups.size() < 2));
		}
		return groups;
	}

	/** The present values of a device. */
	static Map<String, String> deviceValues(Device<?> device, List<HardwareForms.Group> form) {
		Map<String, String> values = new LinkedHashMap<>();
		form.stream()
			.flatMap((group) -> group.settings().stream())
			.forEach((name) -> values.put(name, Objects.requireNonNullElse(HardwareView.read(device, name), "")));
		if (device instanceof Disk disk && values.containsKey(DeviceValues.VOLUME)) {
			values.put(DeviceValues.VOLUME, disk.source().isPresent() ? HardwareForm.KEEP : "");
		}
		values.computeIfPresent("password", (name, value) -> "");
		return values;
	}

	private HardwareField field(String name, Setting setting, @Nullable String present, boolean now) {
		if (name.equals("password")) {
			return new HardwareField(name, "secret", Map.of(), null, null, null, now, List.of());
		}
		if (setting.isPresence() || setting.isSwitch()) {
			List<String> words = setting.isPresence() ? List.of("no", "yes") : List.of("", "yes", "no");
			return new HardwareField(name, "switch", options(words), null, null, null, now, List.of());
		}
		if (!setting.words().isEmpty()) {
			List<String> words = new ArrayList<>(this.choices.of(this.item, name, setting.words(), present));
			words.add(0, "");
			return new HardwareField(name, "choice", options(words), null, null, null, now, List.of());
		}
		if (setting.isSize()) {
			return new HardwareField(name, "number", Map.of(), 0L, 1L << 32, "MiB", now, List.of());
		}
		if (setting.format() instanceof NumberFormat number) {
			long most = (number.most() > (1L << 52)) ? 1L << 52 : number.most();
			return new HardwareField(name, "number", Map.of(), number.least(), most, null, now, List.of());
		}
		return new HardwareField(name, "text", Map.of(), null, null, null, now,
				this.choices.proposals(this.item, name));
	}

	/** Fields that are no single property. */
	private Optional<HardwareField> special(String name, boolean now) {
		return switch (name) {
			case "volume" -> Optional.of(new HardwareField(name, "volume", Map.of(), null, null, null, now, List.of()));
			case HostDeviceSource.NAME ->
				Optional.of(new HardwareField(name, "host-device", Map.of(), null, null, null, now, List.of()));
			case "newPool" -> Optional.of(choice(name, pools(), now));
			case "newSizeGib" ->
				Optional.of(new HardwareField(name, "number", Map.of(), 1L, 65536L, "GiB", now, List.of()));
			case "newFormat" -> Optional.of(choice(name, List.of("qcow2", "raw"), now));
			case "newName", NicSource.MODE ->
				Optional.of(new HardwareField(name, "text", Map.of(), null, null, null, now, List.of()));
			case NicSource.TYPE -> Optional.of(choice(name, List.of("network", "bridge", "direct", "user"), now));
			case NicSource.NAME -> Optional.of(new HardwareField(name, "text", Map.of(), null, null, null, now,
					this.host.networks().stream().map(NetworkInfo::name).toList()));
			default -> Optional.empty();
		};
	}

	private List<String> pools() {
		return this.host.pools()
			.stream()
			.filter((pool) -> new PoolRef(this.host, pool).isActive())
			.map(PoolInfo::name)
			.toList();
	}

	private static HardwareField choice(String name, List<String> words, boolean now) {
		return new HardwareField(name, "choice", options(words), null, null, null, now, List.of());
	}

	private static Map<String, String> options(List<String> words) {
		Map<String, String> options = new LinkedHashMap<>();
		words.forEach((word) -> options.put(word, word));
		return options;
	}

}
