package dev.weir.home;

import java.util.Base64;
import java.util.List;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

/**
 * A sealed secret taken apart. Immutable.
 *
 * @param key name of the key, or null in what older Weirs sealed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedText(@Nullable String key, byte[] nonce, byte[] data) {

	private static final String OLDER = "v1:";

	private static final String PRESENT = "v2:";

	static SealedText of(String key, byte[] nonce, byte[] data) {
		return new SealedText(key, nonce, data);
	}

	static boolean isOlder(String sealed) {
		return sealed.startsWith(OLDER);
	}

	/**
	 * Takes a text apart.
	 * @throws IllegalStateException when it is no sealed secret
	 */
	static SealedText parse(String sealed) {
		String[] parts = sealed.split(":", -1);
		try {
			if (sealed.startsWith(PRESENT) && parts.length == 4) {
				return new SealedText(parts[1], decode(parts[2]), decode(parts[3]));
			}
			if (isOlder(sealed) && parts.length == 3) {
				return new SealedText(null, decode(parts[1]), decode(parts[2]));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException("Not a sealed secret", ex);
		}
		throw new IllegalStateException("Not a sealed secret");
	}

	/** Those that may have sealed it. */
	List<SecretKey> keys(KeyRing ring) {
		return (this.key != null) ? ring.find(this.key).stream().toList() : ring.all();
	}

	@Override
	public String toString() {
		String rest = encode(this.nonce) + ":" + encode(this.data);
		return (this.key != null) ? PRESENT + this.key + ":" + rest : OLDER + rest;
	}

	private static String encode(byte[] bytes) {
		return Base64.getEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] decode(String text) {
		return Base64.getDecoder().decode(text);
	}

}
