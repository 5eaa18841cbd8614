package dev.weir.storage.format;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

import dev.weir.problem.Problem;
import dev.weir.storage.DiskContent.Extent;
import dev.weir.storage.format.VmdkDescriptor.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the grains that a sparse piece of a VMDK holds (VMware's <i>Virtual Disk
 * Format 5.0</i>, "Hosted Sparse Extents"). Its tables are read as they are needed. For
 * one thread.
 */
final class VmdkGrains implements Supplier<@Nullable Extent> {

	/** How many bytes of a piece must be there at least. */
	static final int HEADER_BYTES = 512;

	private static final long SECTOR = 512;

	private static final int MAGIC = 0x564d444b;

	/** Compressed grains, and markers between them. */
	private static final int STREAMED = 3 << 16;

	private static final long MAX_GRAIN_SECTORS = 2048;

	/** No grain is there; 1 stands for one of zeroes. */
	private static final int LAST_ZERO = 1;

	private static final int NUMBER = Integer.BYTES;

	private final ImageBytes image;

	private final Piece piece;

	private final long start;

	private final long grainBytes;

	private final long perTable;

	private final long directory;

	private long next;

	private VmdkGrains(ImageBytes image, Piece piece, long start, ByteBuffer header) {
		this.image = image;
		this.piece = piece;
		this.start = start;
		this.grainBytes = header.getLong(20) * SECTOR;
		this.perTable = Integer.toUnsignedLong(header.getInt(44));
		this.directory = header.getLong(56) * SECTOR;
	}

	/**
	 * Looks at the header.
	 * @param start where on the disk the piece begins
	 * @throws Problem INVALID_INPUT for what is no such piece, or one of a kind that only
	 * stands alone
	 */
	static VmdkGrains open(ImageBytes image, Piece piece, long start) {
		ByteBuffer header = image.read(0, HEADER_BYTES);
		long grain = header.getLong(20);
		boolean right = header.getInt(0) == MAGIC && grain > 0 && grain <= MAX_GRAIN_SECTORS
				&& Long.bitCount(grain) == 1 && header.getInt(44) == 512 && header.getLong(12) >= piece.bytes() / SECTOR
				&& header.getLong(56) > 0 && header.getLong(56) < Integer.toUnsignedLong(-1);
		if (!right) {
			throw image.damaged("header");
		}
		if ((header.getInt(8) & STREAMED) != 0) {
			throw image.refused("vmdk.kind", "streamOptimized");
		}
		return new VmdkGrains(image, piece, start, header);
	}

	@Override
	public @Nullable Extent get() {
		while (this.next * this.grainBytes < this.piece.bytes()) {
			long grain = this.next;
			long table = number(this.directory + grain / this.perTable * NUMBER);
			if (table <= LAST_ZERO) {
				this.next = (grain / this.perTable + 1) * this.perTable;
				continue;
			}
			this.next++;
			long sector = number(table * SECTOR + grain % this.perTable * NUMBER);
			if (sector > LAST_ZERO) {
				long at = grain * this.grainBytes;
				return new Extent(this.start + at, Math.min(this.grainBytes, this.piece.bytes() - at),
						this.image.name(), sector * SECTOR);
			}
		}
		return null;
	}

	private long number(long offset) {
		return Integer.toUnsignedLong(this.image.read(offset, NUMBER).getInt(0));
	}

}
