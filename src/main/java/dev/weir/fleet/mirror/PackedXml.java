package dev.weir.fleet.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.weir.fleet.VmXml;
import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;

/**
 * Definitions in a few hundred bytes instead of some kilobytes: each line that other
 * machines of the host have too is a number in their {@link LinePool}, and a line of the
 * inactive definition that stands in the live one as well is a reference to it. Much
 * cheaper than deflating, and about as small. Thread-safe.
 */
final class PackedXml implements VmXml {

	/** Of one that could not be read. */
	static final PackedXml NONE = new PackedXml(new LinePool(), null, null);

	/** What a code stands for: the rest of it is a number, a reference or a length. */
	private static final int POOLED = 0;

	private static final int REPEATED = 1;

	private static final int LITERAL = 2;

	private static final int KINDS = 3;

	/** More lines of the live definition are not looked through for repeated ones. */
	private static final int REPEATABLE = 64;

	private final LinePool pool;

	private final byte @Nullable [] live;

	private final byte @Nullable [] inactive;

	private volatile @Nullable List<PendingChange> pending;

	private PackedXml(LinePool pool, byte @Nullable [] live, byte @Nullable [] inactive) {
		this.pool = pool;
		this.live = live;
		this.inactive = inactive;
	}

	/**
	 * @param owner tells the machine from others
	 * @param live what runs now, or null
	 * @param inactive what the next start will use, or null
	 */
	static PackedXml of(LinePool pool, int owner, @Nullable String live, @Nullable String inactive) {
		Packing packing = new Packing(pool, owner);
		byte[] packedLive = (live != null) ? packing.pack(live) : null;
		if (inactive == null || inactive.equals(live)) {
			return new PackedXml(pool, packedLive, (inactive != null) ? packedLive : null);
		}
		return new PackedXml(pool, packedLive, packing.pack(inactive));
	}

	@Override
	public @Nullable String live() {
		return (this.live != null) ? new Unpacking(this.pool).unpack(this.live) : null;
	}

	@Override
	public @Nullable String inactive() {
		if (this.inactive == null) {
			return null;
		}
		Unpacking unpacking = new Unpacking(this.pool);
		if (this.live != null && this.live != this.inactive) {
			unpacking.unpack(this.live);
		}
		return unpacking.unpack(this.inactive);
	}

	/** Compared once, by whoever asks first; twice does no harm. */
	@Override
	public List<PendingChange> pending() {
		List<PendingChange> known = this.pending;
		if (known == null) {
			known = (this.live != this.inactive) ? VmXml.super.pending() : List.of();
			this.pending = known;
		}
		return known;
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

	/** Packs the definitions of one machine, one after the other. */
	private static final class Packing {

		private final LinePool pool;

		private final int owner;

		private final List<String> literals = new ArrayList<>();

		private byte[] packed = new byte[512];

		private int length;

		Packing(LinePool pool, int owner) {
			this.pool = pool;
			this.owner = owner;
		}

		byte[] pack(String xml) {
			this.length = 0;
			int known = Math.min(REPEATABLE, this.literals.size());
			for (int start = 0; start < xml.length();) {
				int feed = xml.indexOf('\n', start);
				// The last line may have no line feed: it keeps what it has.
				int end = (feed >= 0) ? feed + 1 : xml.length();
				line(xml, start, end, known);
				start = end;
			}
			return Arrays.copyOf(this.packed, this.length);
		}

		private void line(String xml, int start, int end, int known) {
			for (int i = 0; i < known; i++) {
				String literal = this.literals.get(i);
				if (literal.length() == end - start && xml.startsWith(literal, start)) {
					code(i, REPEATED);
					return;
				}
			}
			int number = this.pool.number(xml, start, end, this.owner);
			if (number >= 0) {
				code(number, POOLED);
				return;
			}
			String literal = xml.substring(start, end);
			this.literals.add(literal);
			byte[] bytes = literal.getBytes(StandardCharsets.UTF_8);
			code(bytes.length, LITERAL);
			room(bytes.length);
			System.arraycopy(bytes, 0, this.packed, this.length, bytes.length);
			this.length += bytes.length;
		}

		/** Seven bits a byte, the low ones first. */
		private void code(int number, int kind) {
			room(5);
			int rest = number * KINDS + kind;
			while (rest > 0x7f) {
				this.packed[this.length++] = (byte) (rest & 0x7f | 0x80);
				rest >>>= 7;
			}
			this.packed[this.length++] = (byte) rest;
		}

		private void room(int bytes) {
			if (this.length + bytes > this.packed.length) {
				this.packed = Arrays.copyOf(this.packed, Math.max(2 * this.packed.length, this.length + bytes));
			}
		}

	}

	/** Unpacks the definitions of one machine in the order in which they were packed. */
	private static final class Unpacking {

		private final LinePool pool;

		private final List<String> literals = new ArrayList<>();

		private byte[] packed = new byte[0];

		private int at;

		Unpacking(LinePool pool) {
			this.pool = pool;
		}

		String unpack(byte[] definition) {
			this.packed = definition;
			this.at = 0;
			StringBuilder xml = new StringBuilder(4096);
			while (this.at < definition.length) {
				int code = code();
				xml.append(switch (code % KINDS) {
					case POOLED -> this.pool.line(code / KINDS);
					case REPEATED -> this.literals.get(code / KINDS);
					default -> literal(code / KINDS);
				});
			}
			return xml.toString();
		}

		private String literal(int bytes) {
			String literal = new String(this.packed, this.at, bytes, StandardCharsets.UTF_8);
			this.at += bytes;
			this.literals.add(literal);
			return literal;
		}

		private int code() {
			int code = 0;
			for (int shift = 0;; shift += 7) {
				byte next = this.packed[this.at++];
				code |= (next & 0x7f) << shift;
				if (next >= 0) {
					return code;
				}
			}
		}

	}

}
