package dev.weir.storage.format;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;

import dev.weir.problem.Problem;

/**
 * The tables at the beginning of a VHDX (<a href=
 * "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-vhdx/">[MS-VHDX]</a>,
 * sections 2.2 and 2.6). Every offset and length in them is hostile. For one image and
 * one thread.
 */
final class VhdxStructures {

	private static final int KIB = 1024;

	private static final long MIB = 1L << 20;

	/** 2.2.2: two headers, of which the one with the larger number is in force. */
	private static final long[] HEADERS = { 64 * KIB, 128 * KIB };

	/** 2.2.3: two copies of one table. */
	private static final long[] REGION_TABLES = { 192 * KIB, 256 * KIB };

	private static final int HEADER_BYTES = 4 * KIB;

	private static final int TABLE_BYTES = 64 * KIB;

	private static final int HEADER_SIGNATURE = 0x64616568;

	private static final int REGION_SIGNATURE = 0x69676572;

	private static final long METADATA_SIGNATURE = 0x617461646174656dL;

	private static final int MAX_ENTRIES = 2047;

	private static final int ENTRY_BYTES = 32;

	static final UUID BAT = UUID.fromString("2DC27766-F623-4200-9D64-115E9BFD4A08");

	static final UUID METADATA = UUID.fromString("8B7CA206-4790-4B9A-B8FE-575F050F886E");

	private final ImageBytes image;

	VhdxStructures(ImageBytes image) {
		this.image = image;
	}

	/**
	 * Looks at the headers.
	 * @throws Problem INVALID_INPUT when none is whole, or the log holds changes that
	 * were never carried out
	 */
	void checkHeader() {
		ByteBuffer current = null;
		for (long offset : HEADERS) {
			ByteBuffer header = this.image.read(offset, HEADER_BYTES);
			boolean newer = current == null || Long.compareUnsigned(header.getLong(8), current.getLong(8)) > 0;
			if (isWhole(header, HEADER_SIGNATURE) && newer) {
				current = header;
			}
		}
		if (current == null) {
			throw this.image.damaged("header");
		}
		if (current.getShort(66) != 1) {
			throw this.image.refused("vhdx.version", current.getShort(66));
		}
		if (current.getLong(48) != 0 || current.getLong(56) != 0) {
			throw this.image.refused("vhdx.log");
		}
	}

	/**
	 * Where the block allocation table and the metadata are.
	 * @throws Problem INVALID_INPUT when the table is damaged, or names something that a
	 * reader must know and Weir does not
	 */
	Map<UUID, Region> regions() {
		for (long offset : REGION_TABLES) {
			ByteBuffer table = this.image.read(offset, TABLE_BYTES);
			if (isWhole(table, REGION_SIGNATURE)) {
				return regions(table);
			}
		}
		throw this.image.damaged("region table");
	}

	private Map<UUID, Region> regions(ByteBuffer table) {
		int count = count(Integer.toUnsignedLong(table.getInt(8)));
		Map<UUID, Region> regions = new HashMap<>();
		for (int i = 0; i < count; i++) {
			int at = 16 + i * ENTRY_BYTES;
			UUID id = uuid(table, at);
			Region region = new Region(table.getLong(at + 16), Integer.toUnsignedLong(table.getInt(at + 24)));
			if (id.equals(BAT) || id.equals(METADATA)) {
				if (!region.isIn(this.image.size()) || regions.put(id, region) != null) {
					throw this.image.damaged("region table");
				}
			}
			else if ((table.getInt(at + 28) & 1) != 0) {
				throw this.image.refused("vhdx.unknown", id);
			}
		}
		if (regions.size() != 2) {
			throw this.image.damaged("region table");
		}
		return regions;
	}

	/**
	 * What the metadata hold.
	 * @throws Problem INVALID_INPUT as {@link #regions()}
	 */
	Map<UUID, ByteBuffer> metadata(Region region, Set<UUID> known) {
		ByteBuffer table = this.image.read(region.offset(), TABLE_BYTES);
		if (table.getLong(0) != METADATA_SIGNATURE) {
			throw this.image.damaged("metadata");
		}
		int count = count(Short.toUnsignedLong(table.getShort(10)));
		Map<UUID, ByteBuffer> items = new HashMap<>();
		Set<UUID> seen = new HashSet<>();
		for (int i = 0; i < count; i++) {
			int at = ENTRY_BYTES + i * ENTRY_BYTES;
			UUID id = uuid(table, at);
			long offset = Integer.toUnsignedLong(table.getInt(at + 16));
			long length = Integer.toUnsignedLong(table.getInt(at + 20));
			if (!seen.add(id) || offset + length > region.length()) {
				throw this.image.damaged("metadata");
			}
			if (known.contains(id) && length >= 4 && length <= 16) {
				items.put(id, this.image.read(region.offset() + offset, (int) length));
			}
			else if ((table.getInt(at + 24) & 4) != 0 && !known.contains(id)) {
				throw this.image.refused("vhdx.unknown", id);
			}
		}
		return items;
	}

	private int count(long entries) {
		if (entries > MAX_ENTRIES) {
			throw this.image.damaged("table");
		}
		return (int) entries;
	}

	/** The sum is taken with zeroes in its own place. */
	private static boolean isWhole(ByteBuffer part, int signature) {
		if (part.getInt(0) != signature) {
			return false;
		}
		int told = part.getInt(4);
		ByteBuffer copy = ByteBuffer.allocate(part.capacity()).put(part.duplicate().clear()).putInt(4, 0).clear();
		CRC32C sum = new CRC32C();
		sum.update(copy);
		return (int) sum.getValue() == told;
	}

	/** The first three fields are little-endian, the rest are bytes. */
	private static UUID uuid(ByteBuffer from, int at) {
		long high = Integer.toUnsignedLong(from.getInt(at)) << 32 | Short.toUnsignedLong(from.getShort(at + 4)) << 16
				| Short.toUnsignedLong(from.getShort(at + 6));
		return new UUID(high, Long.reverseBytes(from.getLong(at + 8)));
	}

	/**
	 * A part of the file.
	 */
	record Region(long offset, long length) {

		boolean isIn(long size) {
			return this.offset >= MIB && this.offset % MIB == 0 && this.length >= TABLE_BYTES
					&& this.offset <= size - this.length;
		}

	}

}
