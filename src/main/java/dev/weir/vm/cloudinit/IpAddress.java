package dev.weir.vm.cloudinit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A literal IP address: no name is ever resolved. Immutable.
 */
record IpAddress(InetAddress value) {

	private static final Pattern V4 = Pattern
		.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

	/** With a colon the JDK takes it for a literal or refuses it. */
	private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

	static Optional<IpAddress> parse(String text) {
		boolean six = V6.matcher(text).matches();
		if (!six && !V4.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			InetAddress address = InetAddress.getByName(text);
			return (address instanceof Inet6Address == six) ? Optional.of(new IpAddress(address)) : Optional.empty();
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	boolean isV6() {
		return this.value instanceof Inet6Address;
	}

	boolean isLinkLocal() {
		return this.value.isLinkLocalAddress();
	}

	byte[] bytes() {
		return this.value.getAddress();
	}

}
