package dev.weir.vm.hardware;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Another setting of a device that is there.
 */
record EditDevice(DeviceKey key, DeviceValues values) implements HardwareChange {

	@Override
	public String taskKind() {
		return "vm.hardware.edit";
	}

	@Override
	public String item() {
		return this.key.toString();
	}

	@Override
	public void applyTo(DomainXml definition) {
		this.values.writeTo(find(definition, this.key), false);
	}

	/**
	 * The device of that key.
	 * @throws Problem of kind NOT_FOUND
	 */
	static Device<?> find(DomainXml definition, DeviceKey key) {
		return definition.device(key)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.hardware.problem.no-device", key.id()));
	}

}
