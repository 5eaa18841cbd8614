package dev.weir.hypervisor;

import java.util.List;
import java.util.UUID;

/**
 * Secrets that the host's libvirt keeps. Weir only ever writes their values.
 */
public interface Secrets {

	/** All of them, without values. */
	List<Secret> list();

	/** Defines one without a value. */
	UUID define(String xml);

	/** Gives it its value. */
	void setValue(UUID secret, byte[] value);

	void undefine(UUID secret);

	/**
	 * A secret.
	 *
	 * @param usage what it is for, as whoever defined it says; empty for nothing
	 */
	record Secret(UUID uuid, String usage) {
	}

}
