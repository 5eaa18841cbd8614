package dev.weir.storage.format;

import java.util.function.Supplier;

import dev.weir.storage.DiskContent.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the blocks of a VHDX that hold something ([MS-VHDX] 2.5.1). The table is
 * read as it is needed: that of a large disk takes hundreds of MiB. For one thread.
 */
final class VhdxBlocks implements Supplier<@Nullable Extent> {

	private static final long MIB = 1L << 20;

	private static final int FULLY_PRESENT = 6;

	private static final int PARTIALLY_PRESENT = 7;

	private final ImageBytes image;

	private final VhdxImage disk;

	private long next;

	/** Blocks share nothing, so that there cannot be more of them than the file has. */
	private long left;

	VhdxBlocks(ImageBytes image, VhdxImage disk) {
		this.image = image;
		this.disk = disk;
		this.left = image.size();
	}

	@Override
	public @Nullable Extent get() {
		while (this.next < this.disk.blocks()) {
			long block = this.next++;
			long entry = this.image.read(this.disk.table().offset() + this.disk.offsetInTable(block), Long.BYTES)
				.getLong(0);
			switch ((int) (entry & 7)) {
				case FULLY_PRESENT -> {
					return extent(block, (entry >>> 20) * MIB);
				}
				case PARTIALLY_PRESENT -> throw this.image.refused("vhdx.parent");
				case 0, 1, 2, 3 -> {
					// reads as zeroes
				}
				default -> throw this.image.damaged("block allocation table");
			}
		}
		return null;
	}

	private Extent extent(long block, long from) {
		long at = block * this.disk.blockBytes();
		long length = Math.min(this.disk.blockBytes(), this.disk.capacity() - at);
		this.left -= length;
		if (from < MIB || from > this.image.size() - length || this.left < 0) {
			throw this.image.damaged("block allocation table");
		}
		return new Extent(at, length, this.image.name(), from);
	}

}
