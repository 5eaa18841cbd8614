package dev.weir.vm.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.Graphics;
import dev.weir.hypervisor.xml.domain.HostDevice;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a device is to be like. Immutable.
 *
 * @param values by name of the property, and a few names that stand for more: {@code
 * volume} of a disk, {@code sourceType}, {@code sourceName}, {@code sourceMode} of an
 * interface; null takes a value away
 * @param medium the volume that {@code volume} names, found on the host
 */
record DeviceValues(Map<String, @Nullable String> values, @Nullable Medium medium) {

	/** Pool and volume, with a slash between them; empty for none. */
	static final String VOLUME = "volume";

	/** What a disk that is no longer there shows is nothing a form could ask for. */
	private static final Set<String> NEW_VOLUME = Set.of("newPool", "newSizeGib", "newFormat", "newName");

	/** What makes a device the one that it is. */
	private static final Map<String, Set<String>> FIXED = Map.of("disk", Set.of("target", "device"), "interface",
			Set.of("mac"), "graphics", Set.of("type"), "filesystem", Set.of("target"), "hostdev",
			Set.of("type", "mode"));

	DeviceValues {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** Only those of the names. */
	DeviceValues only(Set<String> names) {
		Map<String, @Nullable String> some = new LinkedHashMap<>(this.values);
		some.keySet().retainAll(names);
		return new DeviceValues(some, names.contains(VOLUME) ? this.medium : null);
	}

	/**
	 * Writes them.
	 * @param fresh whether the device is new
	 * @throws InvalidInput naming each wrong field
	 */
	void writeTo(Device<?> device, boolean fresh) {
		Wrong wrong = new Wrong();
		this.values.forEach((name, text) -> wrong.during("", () -> write(device, name, text, fresh)));
		if (device instanceof Disk disk && this.medium != null && !this.values.containsKey(VOLUME)) {
			medium(disk, null);
		}
		if (device instanceof Interface nic) {
			wrong.during("", () -> NicSource.write(nic, this.values));
		}
		if (device instanceof HostDevice given && !given.canBeMissing() && says(HostDevice.STARTUP_POLICY.name())) {
			wrong.add(HostDevice.STARTUP_POLICY.name(), "vm.hardware.problem.startup-policy");
		}
		if (device instanceof Disk disk) {
			DiskRules.check(disk, this.values.keySet(), wrong);
		}
		wrong.tell();
	}

	private void write(Device<?> device, String name, @Nullable String text, boolean fresh) {
		if (device instanceof Disk disk && name.equals(VOLUME)) {
			medium(disk, text);
			return;
		}
		if (NicSource.NAMES.contains(name) && device instanceof Interface
				|| NEW_VOLUME.contains(name) && device instanceof Disk) {
			return;
		}
		if (fresh && text != null && device instanceof HostDevice given && name.equals(HostDeviceSource.NAME)) {
			HostDeviceSource.of(text).writeTo(given);
			return;
		}
		Optional<Setting> setting = Setting.of(device, name);
		if (setting.isEmpty()) {
			throw InvalidInput.of(name, "vm.hardware.problem.unknown", name);
		}
		boolean fixed = !fresh && FIXED.getOrDefault(device.name(), Set.of()).contains(name)
				&& !Objects.equals(setting.get().read(device), text);
		if (fixed) {
			throw InvalidInput.of(name, "vm.hardware.problem.fixed");
		}
		setting.get().write(device, text);
		if (device instanceof Graphics graphics && name.equals(Graphics.LISTEN_ADDRESS.name())) {
			// an older place for the same, which must not say something else
			graphics.clear(Graphics.LISTEN);
		}
	}

	private boolean says(String name) {
		String text = this.values.get(name);
		return text != null && !text.isBlank();
	}

	private void medium(Disk disk, @Nullable String text) {
		if (this.medium != null) {
			disk.source(this.medium.source());
			disk.set(Disk.FORMAT, this.medium.writtenFormat());
		}
		else if ((text == null || text.isBlank()) && disk.source().isPresent()) {
			disk.eject();
		}
	}

}
