package dev.weir.network.definition;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An IP address. Immutable.
 *
 * @param value the address as a number
 * @param bits 32 or 128
 */
record IpAddress(BigInteger value, int bits) implements Comparable<IpAddress> {

	private static final Pattern FOUR = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

	/** So written nothing is ever looked up. */
	private static final Pattern SIX = Pattern.compile("[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}(:\\d+(\\.\\d+){3})?");

	/** Reads an address; empty for everything else, names of hosts included. */
	static Optional<IpAddress> of(@Nullable String text) {
		if (text == null || text.length() > 45 || !FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			byte[] raw = InetAddress.getByName(text).getAddress();
			return Optional.of(new IpAddress(new BigInteger(1, raw), raw.length * 8));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	/** The first address of the block of that prefix that it is in. */
	IpAddress first(int prefix) {
		int host = this.bits - prefix;
		return new IpAddress(this.value.shiftRight(host).shiftLeft(host), this.bits);
	}

	/** The last one. */
	IpAddress last(int prefix) {
		BigInteger size = BigInteger.ONE.shiftLeft(this.bits - prefix);
		return new IpAddress(first(prefix).value.add(size).subtract(BigInteger.ONE), this.bits);
	}

	boolean isBetween(IpAddress first, IpAddress last) {
		return this.bits == first.bits && compareTo(first) >= 0 && compareTo(last) <= 0;
	}

	@Override
	public int compareTo(IpAddress other) {
		return this.value.compareTo(other.value);
	}

}
