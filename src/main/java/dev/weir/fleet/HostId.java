package dev.weir.fleet;

import java.util.UUID;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Identity of a host in Weir's inventory.
 */
public record HostId(UUID value) {

	/**
	 * Reads an id as it stands in a URL.
	 * @throws Problem of kind NOT_FOUND for anything that is no id
	 */
	public static HostId parse(String text) {
		try {
			return new HostId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", text);
		}
	}

	public static HostId random() {
		return new HostId(UUID.randomUUID());
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
