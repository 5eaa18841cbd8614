package dev.weir.vm.cloudinit;

import java.util.Optional;

/**
 * An address with its prefix, for instance 192.0.2.10/24. Immutable.
 */
record Subnet(String text, IpAddress address, int prefix) {

	static Optional<Subnet> parse(String text) {
		int slash = text.indexOf('/');
		if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
			return Optional.empty();
		}
		int prefix = Integer.parseInt(text.substring(slash + 1));
		return IpAddress.parse(text.substring(0, slash))
			.filter((address) -> prefix >= 1 && prefix <= address.bytes().length * 8)
			.map((address) -> new Subnet(text, address, prefix));
	}

	boolean contains(IpAddress other) {
		byte[] mine = this.address.bytes();
		byte[] theirs = other.bytes();
		if (mine.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefix; bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

}
