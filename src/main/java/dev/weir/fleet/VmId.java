package dev.weir.fleet;

import java.util.UUID;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Identity of a virtual machine: libvirt's domain UUID.
 */
public record VmId(UUID value) {

	/**
	 * Reads an id as it stands in a URL.
	 * @throws Problem of kind NOT_FOUND for anything that is no id
	 */
	public static VmId parse(String text) {
		try {
			return new VmId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "fleet.vm.unknown", text);
		}
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
