package dev.weir.home;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of this installation. New secrets are sealed with the first; the others open
 * what a rotation has not reached yet. Immutable.
 */
final class KeyRing {

	static final KeyRing EMPTY = new KeyRing(List.of());

	static final int KEY_BYTES = 32;

	private static final String HEAD = "weir-keys 1";

	private final List<Entry> keys;

	private KeyRing(List<Entry> keys) {
		this.keys = List.copyOf(keys);
	}

	/** A ring of one key, as older Weirs kept it. */
	static KeyRing of(byte[] key) {
		return new KeyRing(List.of(Entry.of(key)));
	}

	/**
	 * Reads what {@link #text} wrote.
	 * @throws IllegalArgumentException when it is something else
	 */
	static KeyRing parse(String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank()).toList();
		if (lines.size() < 2 || !HEAD.equals(lines.get(0))) {
			throw new IllegalArgumentException("Not a ring of keys");
		}
		return new KeyRing(lines.stream().skip(1).map((line) -> Entry.of(Base64.getDecoder().decode(line))).toList());
	}

	/** As it stands in the file: a key a line, the present one first. */
	String text() {
		return this.keys.stream()
			.map((key) -> Base64.getEncoder().encodeToString(key.secret().getEncoded()))
			.collect(Collectors.joining("\n", HEAD + "\n", "\n"));
	}

	/** This ring with a fresh key in front. */
	KeyRing renewed(SecureRandom random) {
		byte[] key = new byte[KEY_BYTES];
		random.nextBytes(key);
		return new KeyRing(Stream.concat(Stream.of(Entry.of(key)), this.keys.stream()).toList());
	}

	/** Only the present key, once nothing is sealed with the others. */
	KeyRing onlyPresent() {
		return new KeyRing(this.keys.subList(0, 1));
	}

	boolean isEmpty() {
		return this.keys.isEmpty();
	}

	/** The key that seals. */
	Entry present() {
		return this.keys.get(0);
	}

	Optional<SecretKey> find(String id) {
		return this.keys.stream().filter((key) -> key.id().equals(id)).map(Entry::secret).findFirst();
	}

	/** All of them: what older Weirs sealed does not say with which. */
	List<SecretKey> all() {
		List<SecretKey> all = new ArrayList<>();
		this.keys.forEach((key) -> all.add(key.secret()));
		return all;
	}

	/**
	 * A key and its name, which is made from it: another key cannot pass for it.
	 */
	record Entry(String id, SecretKey secret) {

		static Entry of(byte[] key) {
			if (key.length != KEY_BYTES) {
				throw new IllegalArgumentException("Not a key of " + KEY_BYTES + " bytes");
			}
			return new Entry(name(key), new SecretKeySpec(key, "AES"));
		}

		private static String name(byte[] key) {
			try {
				MessageDigest digest = MessageDigest.getInstance("SHA-256");
				digest.update("weir key name".getBytes(StandardCharsets.UTF_8));
				return HexFormat.of().formatHex(digest.digest(key), 0, 4);
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public String toString() {
			return "Key " + this.id;
		}

	}

}
