package dev.weir.vm.create;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Addresses for network interfaces, where the guest must know them before libvirt would
 * choose.
 */
final class MacAddress {

	/** The prefix that QEMU's and libvirt's own addresses have. */
	private static final String PREFIX = "52:54:00:";

	private static final SecureRandom RANDOM = new SecureRandom();

	private MacAddress() {
	}

	static String random() {
		byte[] tail = new byte[3];
		RANDOM.nextBytes(tail);
		return PREFIX + HexFormat.ofDelimiter(":").formatHex(tail);
	}

}
