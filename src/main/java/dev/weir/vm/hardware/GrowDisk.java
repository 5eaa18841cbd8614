package dev.weir.vm.hardware;

import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;
import org.jspecify.annotations.Nullable;

/**
 * A disk becomes larger, while the guest runs or not. The definition says nothing about
 * the size.
 *
 * @param target what the guest calls the disk
 * @param bytes that the guest will see
 * @param volume what it lies on, or null outside all pools
 */
record GrowDisk(DeviceKey key, String target, long bytes, @Nullable Medium volume) implements HardwareChange {

	@Override
	public String taskKind() {
		return "vm.hardware.grow";
	}

	@Override
	public String item() {
		return this.key.toString();
	}

	@Override
	public void applyTo(DomainXml definition) {
		EditDevice.find(definition, this.key);
	}

}
