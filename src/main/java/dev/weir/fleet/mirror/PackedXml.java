package dev.weir.fleet.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.weir.fleet.VmXml;
import org.jspecify.annotations.Nullable;

/**
 * Definitions, deflated: a few hundred bytes instead of some kilobytes. The live one
 * refers to a dictionary of what all definitions have in common, the inactive one to the
 * live one; equal ones are kept once. Immutable.
 */
final class PackedXml implements VmXml {

	private static final byte[] DICTIONARY = dictionary();

	/**
	 * One for each reading thread (a host has three while its mirror is filled): making
	 * one costs more than packing a definition.
	 */
	private static final ThreadLocal<Deflater> DEFLATERS = ThreadLocal
		.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

	/** Of one that could not be read. */
	static final PackedXml NONE = new PackedXml(null, null);

	private final byte @Nullable [] live;

	private final byte @Nullable [] inactive;

	private PackedXml(byte @Nullable [] live, byte @Nullable [] inactive) {
		this.live = live;
		this.inactive = inactive;
	}

	/**
	 * @param live what runs now, or null
	 * @param inactive what the next start will use, or null
	 */
	static PackedXml of(@Nullable String live, @Nullable String inactive) {
		byte[] packedLive = (live != null) ? deflate(live, DICTIONARY) : null;
		if (inactive == null) {
			return new PackedXml(packedLive, null);
		}
		if (inactive.equals(live)) {
			return new PackedXml(packedLive, packedLive);
		}
		return new PackedXml(packedLive, deflate(inactive, (live != null) ? utf8(live) : DICTIONARY));
	}

	@Override
	public @Nullable String live() {
		return (this.live != null) ? inflate(this.live, DICTIONARY) : null;
	}

	@Override
	public @Nullable String inactive() {
		if (this.inactive == null) {
			return null;
		}
		String running = live();
		if (running == null || this.inactive == this.live) {
			return inflate(this.inactive, DICTIONARY);
		}
		return inflate(this.inactive, utf8(running));
	}

	/** Whether these are the definitions it holds. */
	boolean holds(@Nullable String live, @Nullable String inactive) {
		return Objects.equals(live(), live) && Objects.equals(inactive(), inactive);
	}

	/** Bytes it takes, without object headers. */
	int size() {
		int first = (this.live != null) ? this.live.length : 0;
		return (this.inactive != null && this.inactive != this.live) ? first + this.inactive.length : first;
	}

	private static byte[] deflate(String text, byte[] dictionary) {
		byte[] plain = utf8(text);
		byte[] packed = new byte[plain.length + 64];
		Deflater deflater = DEFLATERS.get();
		deflater.reset();
		deflater.setDictionary(dictionary);
		deflater.setInput(plain);
		deflater.finish();
		int length = 0;
		while (!deflater.finished()) {
			if (length == packed.length) {
				packed = Arrays.copyOf(packed, 2 * length);
			}
			length += deflater.deflate(packed, length, packed.length - length);
		}
		return Arrays.copyOf(packed, length);
	}

	private static String inflate(byte[] packed, byte[] dictionary) {
		byte[] plain = new byte[Math.max(1024, packed.length * 8)];
		Inflater inflater = new Inflater(true);
		try {
			inflater.setDictionary(dictionary);
			inflater.setInput(packed);
			int length = 0;
			while (!inflater.finished()) {
				if (length == plain.length) {
					plain = Arrays.copyOf(plain, 2 * length);
				}
				length += inflater.inflate(plain, length, plain.length - length);
			}
			return new String(plain, 0, length, StandardCharsets.UTF_8);
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException("A definition packed by us cannot be unpacked", ex);
		}
		finally {
			inflater.end();
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] dictionary() {
		try (InputStream resource = PackedXml.class.getResourceAsStream("dictionary.xml")) {
			return Objects.requireNonNull(resource, "dictionary.xml").readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
