package dev.weir.vm.hardware;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;

/**
 * A device goes; volumes stay.
 */
record RemoveDevice(DeviceKey key) implements HardwareChange {

	@Override
	public String taskKind() {
		return "vm.hardware.remove";
	}

	@Override
	public String item() {
		return this.key.toString();
	}

	/** A device that only runs has no place in the definition, and needs none. */
	@Override
	public void applyTo(DomainXml definition) {
		definition.device(this.key).ifPresent(Device::remove);
	}

}
