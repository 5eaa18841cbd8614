package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.PendingChange;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.property.Part;
import org.jspecify.annotations.Nullable;

/**
 * The hardware of a VM in the REST contract. Without secrets.
 *
 * @param version what {@code If-Match} takes
 * @param sections settings of what is no device, by section; after the next start
 * @param devices of the next start and of what runs
 * @param pendingRestart what waits for the next start
 */
record HardwareBody(String version, Map<String, Map<String, String>> sections, List<String> bootOrder,
		List<DeviceBody> devices, List<PendingChange> pendingRestart) {

	static HardwareBody of(VmMirror vm) {
		String version = Version.of(vm).text();
		String text = (vm.xml().inactive() != null) ? vm.xml().inactive() : vm.xml().live();
		if (text == null || vm.unreadable() != null) {
			return new HardwareBody(version, Map.of(), List.of(), List.of(), List.of());
		}
		DomainXml next = DomainXml.parse(text);
		Map<String, Map<String, String>> sections = new LinkedHashMap<>();
		Sections.of(next).forEach((name, part) -> sections.put(name, values(part)));
		String live = vm.xml().live();
		return new HardwareBody(version, sections, new SectionLists(next).order(),
				devices(next, (live != null) ? DomainXml.parse(live) : next), vm.pending());
	}

	private static List<DeviceBody> devices(DomainXml next, DomainXml now) {
		Map<DeviceKey, Device<?>> live = now.devicesByKey();
		Map<DeviceKey, Device<?>> inactive = next.devicesByKey();
		Map<DeviceKey, Device<?>> all = new LinkedHashMap<>(inactive);
		live.forEach(all::putIfAbsent);
		return all.entrySet()
			.stream()
			.map((entry) -> body(entry.getKey(), entry.getValue(), live.get(entry.getKey()),
					inactive.containsKey(entry.getKey())))
			.toList();
	}

	private static DeviceBody body(DeviceKey key, Device<?> device, @Nullable Device<?> live, boolean defined) {
		Map<String, String> source = (device instanceof Disk disk)
				? disk.source().map((it) -> it.attributes()).orElse(Map.of()) : Map.of();
		return new DeviceBody(key.toString(), key.kind(),
				(live != null) ? live.alias().orElse(null) : device.alias().orElse(null), live != null, defined,
				values(device), source);
	}

	private static Map<String, String> values(Part<?> part) {
		Map<String, String> values = new LinkedHashMap<>();
		part.properties().forEach((property) -> {
			String value = new Setting(property).read(part);
			if (value != null && !property.name().equals("password")) {
				values.put(property.name(), value);
			}
		});
		return values;
	}

	/**
	 * A device.
	 *
	 * @param key what finds it again
	 * @param runs whether it is there now
	 * @param defined whether it is there after the next start
	 */
	record DeviceBody(String key, String kind, @Nullable String alias, boolean runs, boolean defined,
			Map<String, String> values, Map<String, String> source) {
	}

}
