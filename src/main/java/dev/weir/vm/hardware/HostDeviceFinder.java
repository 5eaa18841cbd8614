package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmMirror;
import dev.weir.host.HostDeviceOffer;
import dev.weir.host.HostDeviceOffers;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the device of the host that somebody chose for a VM, and whether it can have it.
 * Thread-safe.
 */
@Component
class HostDeviceFinder {

	private final HostDeviceOffers offers;

	HostDeviceFinder(HostDeviceOffers offers) {
		this.offers = offers;
	}

	/** What can be chosen for the VM. */
	List<HostDeviceOffer> offers(VmMirror vm) {
		return this.offers.offers(vm.hostId());
	}

	/**
	 * Replaces libvirt's name of the device by what definitions call it.
	 * @throws InvalidInput naming the field, for one that is not there or that a VM has
	 */
	Map<String, @Nullable String> resolve(VmMirror vm, Map<String, @Nullable String> values) {
		String name = values.get(HostDeviceSource.NAME);
		if (name == null || name.isBlank()) {
			throw InvalidInput.of(HostDeviceSource.NAME, "vm.hardware.problem.required");
		}
		List<HostDeviceOffer> all = offers(vm);
		HostDeviceOffer chosen = all.stream()
			.filter((offer) -> offer.name().equals(name))
			.findFirst()
			.orElseThrow(() -> InvalidInput.of(HostDeviceSource.NAME, "vm.hardware.problem.host-device", name));
		chosen.holders()
			.stream()
			.filter((holder) -> holder.running() || holder.uuid().equals(vm.id().toString()))
			.findFirst()
			.ifPresent((holder) -> {
				throw InvalidInput.of(HostDeviceSource.NAME, "vm.hardware.problem.host-device-held", holder.name());
			});
		Map<String, @Nullable String> found = new LinkedHashMap<>(values);
		found.put(HostDeviceSource.NAME, key(chosen, all));
		return found;
	}

	/**
	 * A USB device is known by what it is where that is clear: its number changes
	 * whenever it is plugged in.
	 */
	private static String key(HostDeviceOffer chosen, List<HostDeviceOffer> all) {
		String last = chosen.keys().get(chosen.keys().size() - 1);
		long same = all.stream().filter((offer) -> offer.keys().contains(last)).count();
		return (same == 1) ? last : chosen.keys().get(0);
	}

}
