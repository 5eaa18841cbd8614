package dev.weir.network.definition;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses: those with the same prefix. Immutable.
 */
record IpBlock(IpAddress first, IpAddress last) {

	/** The block around an address; empty where address or prefix are none. */
	static Optional<IpBlock> of(@Nullable String address, @Nullable Long prefix) {
		return IpAddress.of(address)
			.filter((ip) -> prefix != null && prefix >= 0 && prefix <= ip.bits())
			.map((ip) -> around(ip, (prefix != null) ? prefix.intValue() : 0));
	}

	/** Reads {@code 10.1.0.0/16}. */
	static Optional<IpBlock> of(@Nullable String text) {
		int slash = (text != null) ? text.indexOf('/') : -1;
		if (text == null || slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
			return Optional.empty();
		}
		return of(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
	}

	boolean contains(IpAddress address) {
		return address.isBetween(this.first, this.last);
	}

	boolean overlaps(IpBlock other) {
		return contains(other.first) || other.contains(this.first);
	}

	private static IpBlock around(IpAddress address, int prefix) {
		return new IpBlock(address.first(prefix), address.last(prefix));
	}

}
