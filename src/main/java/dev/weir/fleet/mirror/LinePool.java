package dev.weir.fleet.mirror;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The lines that the definitions of one host have in common, each with a number that
 * stands for it. A line enters when two different machines have it, so that no number of
 * readings of one machine fills it. Looking up takes no lock. Thread-safe.
 */
final class LinePool {

	/** Far more than the machines of a sane host share; then no more enter. */
	private static final int LIMIT = 8192;

	/** Longer ones are seldom alike and would let a hostile host fill memory. */
	static final int LONGEST = 256;

	/**
	 * Lines seen once that are remembered by hash, each with the machine it came from.
	 */
	private static final int SEEN = 2048;

	private final long[] seen = new long[SEEN];

	private volatile AtomicReferenceArray<@Nullable Line> table = new AtomicReferenceArray<>(512);

	private volatile String[] lines = new String[256];

	private int count;

	/**
	 * The number of the line between two places, or -1 when it stands in no other
	 * machine's definition.
	 * @param owner tells machines apart
	 */
	int number(String text, int start, int end, int owner) {
		if (end - start > LONGEST) {
			return -1;
		}
		int hash = hash(text, start, end);
		Line known = find(text, start, end, hash);
		if (known != null) {
			return known.number();
		}
		// A race here at worst lets a line enter later.
		int slot = hash & (SEEN - 1);
		long mark = (long) hash << 32 | (owner & 0xffff_ffffL);
		long last = this.seen[slot];
		this.seen[slot] = mark;
		return (last >>> 32 == mark >>> 32 && last != mark) ? add(text.substring(start, end), hash) : -1;
	}

	/** The line of a number that {@link #number} gave. */
	String line(int number) {
		return this.lines[number];
	}

	private @Nullable Line find(String text, int start, int end, int hash) {
		AtomicReferenceArray<@Nullable Line> present = this.table;
		int mask = present.length() - 1;
		for (int slot = hash & mask;; slot = (slot + 1) & mask) {
			Line line = present.get(slot);
			if (line == null || line.hash() == hash && line.is(text, start, end)) {
				return line;
			}
		}
	}

	private synchronized int add(String line, int hash) {
		Line known = find(line, 0, line.length(), hash);
		if (known != null || this.count == LIMIT) {
			return (known != null) ? known.number() : -1;
		}
		if (2 * this.count >= this.table.length()) {
			grow();
		}
		if (this.count == this.lines.length) {
			this.lines = Arrays.copyOf(this.lines, 2 * this.count);
		}
		// Before the table: whoever finds the number there finds the line here.
		this.lines[this.count] = line;
		put(this.table, new Line(line, hash, this.count));
		return this.count++;
	}

	private void grow() {
		AtomicReferenceArray<@Nullable Line> larger = new AtomicReferenceArray<>(2 * this.table.length());
		for (int i = 0; i < this.table.length(); i++) {
			Line line = this.table.get(i);
			if (line != null) {
				put(larger, line);
			}
		}
		this.table = larger;
	}

	private static void put(AtomicReferenceArray<@Nullable Line> table, Line line) {
		int mask = table.length() - 1;
		int slot = line.hash() & mask;
		while (table.get(slot) != null) {
			slot = (slot + 1) & mask;
		}
		table.set(slot, line);
	}

	private static int hash(String text, int start, int end) {
		int hash = end - start;
		for (int i = start; i < end; i++) {
			hash = 31 * hash + text.charAt(i);
		}
		// The table and the memory of lines seen once use the low bits.
		return hash ^ (hash >>> 15);
	}

	/** A line with its number. */
	private record Line(String text, int hash, int number) {

		boolean is(String other, int start, int end) {
			return end - start == this.text.length() && other.startsWith(this.text, start);
		}

	}

}
