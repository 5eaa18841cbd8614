package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A new device.
 *
 * @param values complete: target, MAC and whatever else tells it from others is chosen
 */
record AddDevice(DeviceKind kind, DeviceValues values) implements HardwareChange {

	@Override
	public String taskKind() {
		return "vm.hardware.add";
	}

	@Override
	public String item() {
		return this.kind.element();
	}

	@Override
	public void applyTo(DomainXml definition) {
		Map<DeviceKey, Device<?>> before = definition.devicesByKey();
		Device<?> added = definition.add(this.kind);
		this.values.writeTo(added, true);
		NewDevices.complete(added);
		DeviceKey key = keyOf(definition, added);
		if (before.containsKey(key) || isTaken(before, key)) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.hardware.problem.taken", key.id());
		}
	}

	/** Numbered keys stand for devices that nothing tells apart. */
	private static boolean isTaken(Map<DeviceKey, Device<?>> before, DeviceKey key) {
		int number = key.id().indexOf('#');
		return number > 0 && before.containsKey(new DeviceKey(key.kind(), key.id().substring(0, number)));
	}

	/** What finds the added device again. */
	static DeviceKey keyOf(DomainXml definition, Device<?> added) {
		return definition.devicesByKey()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().text().equals(added.text()))
			.reduce((first, second) -> second)
			.map(Map.Entry::getKey)
			.orElseThrow();
	}

	/** The device alone, as an element. */
	Device<?> device() {
		DomainXml alone = DomainXml.create("kvm");
		Device<?> added = alone.add(this.kind);
		this.values.writeTo(added, true);
		NewDevices.complete(added);
		return added;
	}

	/** The same over another volume. */
	AddDevice with(@Nullable Medium medium) {
		return new AddDevice(this.kind, new DeviceValues(new LinkedHashMap<>(this.values.values()), medium));
	}

}
