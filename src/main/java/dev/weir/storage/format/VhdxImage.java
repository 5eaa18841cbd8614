package dev.weir.storage.format;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.problem.Problem;
import dev.weir.storage.format.VhdxStructures.Region;

/**
 * A VHDX as its metadata describe it ([MS-VHDX] 2.6.2). Immutable.
 *
 * @param blockBytes size of a block of content
 * @param capacity bytes that the guest sees
 * @param chunkRatio how many blocks stand in the table between two entries that tell of
 * sectors
 * @param table where the block allocation table is
 */
record VhdxImage(int blockBytes, long capacity, long chunkRatio, Region table) {

	private static final UUID FILE_PARAMETERS = UUID.fromString("CAA16737-FA36-4D43-B3B6-33F0AA44E76B");

	private static final UUID DISK_SIZE = UUID.fromString("2FA54224-CD1B-4876-B211-5DBED83BF4B8");

	private static final UUID SECTOR_SIZE = UUID.fromString("8141BF1D-A96F-4709-BA47-F233A8FAAB5F");

	private static final UUID PHYSICAL_SECTOR_SIZE = UUID.fromString("CDA348C7-445D-4471-9CC9-E9885251C556");

	private static final UUID PAGE_83 = UUID.fromString("BECA12AB-B2E6-4523-93EF-C309E000C746");

	private static final UUID PARENT_LOCATOR = UUID.fromString("A8D35F2D-B30B-454D-ABF7-D3D84834AB0C");

	private static final Set<UUID> KNOWN = Set.of(FILE_PARAMETERS, DISK_SIZE, SECTOR_SIZE, PHYSICAL_SECTOR_SIZE,
			PAGE_83, PARENT_LOCATOR);

	/** Has its content in part in another file. */
	private static final int HAS_PARENT = 2;

	private static final int MIN_BLOCK = 1 << 20;

	private static final int MAX_BLOCK = 256 << 20;

	private static final long MAX_CAPACITY = 64L << 40;

	private static final int ENTRY_BYTES = 8;

	/**
	 * Reads all but the table of its blocks.
	 * @throws Problem INVALID_INPUT for one that is damaged, was not closed, or has a
	 * parent
	 */
	static VhdxImage read(ImageBytes image) {
		VhdxStructures structures = new VhdxStructures(image);
		structures.checkHeader();
		Map<UUID, Region> regions = structures.regions();
		Map<UUID, ByteBuffer> items = structures.metadata(region(regions, VhdxStructures.METADATA), KNOWN);
		ByteBuffer parameters = item(image, items, FILE_PARAMETERS, 8);
		if ((parameters.getInt(4) & HAS_PARENT) != 0) {
			throw image.refused("vhdx.parent");
		}
		int block = parameters.getInt(0);
		long capacity = item(image, items, DISK_SIZE, 8).getLong(0);
		int sector = item(image, items, SECTOR_SIZE, 4).getInt(0);
		boolean right = block >= MIN_BLOCK && block <= MAX_BLOCK && Integer.bitCount(block) == 1
				&& (sector == 512 || sector == 4096) && capacity > 0 && capacity <= MAX_CAPACITY
				&& capacity % sector == 0;
		if (!right) {
			throw image.damaged("metadata");
		}
		VhdxImage read = new VhdxImage(block, capacity, (1L << 23) * sector / block,
				region(regions, VhdxStructures.BAT));
		if (read.offsetInTable(read.blocks() - 1) + ENTRY_BYTES > read.table().length()) {
			throw image.damaged("block allocation table");
		}
		return read;
	}

	/** How many blocks the disk has. */
	long blocks() {
		return (this.capacity + this.blockBytes - 1) / this.blockBytes;
	}

	/** Where in the table the entry of a block is. */
	long offsetInTable(long block) {
		return (block + block / this.chunkRatio) * ENTRY_BYTES;
	}

	private static Region region(Map<UUID, Region> regions, UUID id) {
		return java.util.Objects.requireNonNull(regions.get(id));
	}

	private static ByteBuffer item(ImageBytes image, Map<UUID, ByteBuffer> items, UUID id, int length) {
		ByteBuffer item = items.get(id);
		if (item == null || item.capacity() != length) {
			throw image.damaged("metadata");
		}
		return item;
	}

}
