package dev.weir.hypervisor.xml.domain;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a device again, in the definition of what runs as in that of the next start. A
 * form sends it back as {@link #toString()} says it.
 *
 * @param kind name of the device's element
 * @param id what tells it from others of its kind; texts come from the host
 */
public record DeviceKey(String kind, String id) {

	/** Gives each device its key; those that nothing tells apart are numbered. */
	static Map<DeviceKey, Device<?>> of(List<Device<?>> devices) {
		Map<DeviceKey, Device<?>> keyed = new LinkedHashMap<>();
		Set<DeviceKey> taken = new HashSet<>();
		for (Device<?> device : devices) {
			String id = device.id().orElse("");
			DeviceKey key = new DeviceKey(device.name(), id);
			for (int i = id.isEmpty() ? 0 : 1; id.isEmpty() && i == 0 || taken.contains(key); i++) {
				key = new DeviceKey(device.name(), id + "#" + i);
				if (!taken.contains(key)) {
					break;
				}
			}
			taken.add(key);
			keyed.put(key, device);
		}
		return keyed;
	}

	/**
	 * Reads what {@link #toString()} wrote. Any text is the key of some device, if only
	 * of one that is not there.
	 */
	public static DeviceKey parse(String text) {
		int colon = text.indexOf(':');
		return new DeviceKey(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
	}

	@Override
	public String toString() {
		return this.kind + ":" + this.id;
	}

}
