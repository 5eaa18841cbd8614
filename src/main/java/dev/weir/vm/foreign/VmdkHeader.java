package dev.weir.vm.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;

/**
 * The beginning of a sparse VMDK (VMware's <i>Virtual Disk Format 5.0</i>). A VMDK can
 * name other files as its content or its parent; the host's converter would open them,
 * and a stranger's disk would hold the host's secrets. Only those that hold all of
 * themselves are taken. Immutable.
 *
 * @param capacityBytes what the guest sees
 */
public record VmdkHeader(long capacityBytes) {

	/** How much of the file must be looked at. */
	public static final int BYTES = 64 * 1024;

	private static final int SECTOR = 512;

	private static final int MAGIC = 0x564d444b;

	private static final long MAX_SECTORS = (64L << 40) / SECTOR;

	private static final Pattern EXTENT = Pattern.compile("(?im)^\\s*(RW|RDONLY|NOACCESS)\\s+\\d+\\s+(\\w+)");

	private static final Pattern PARENT = Pattern
		.compile("(?im)^\\s*(parentFileNameHint\\s*=|parentCID\\s*=\\s*(?!ffffffff\\b))");

	/**
	 * Reads it.
	 * @param start the file's first bytes
	 * @throws InvalidInput naming {@code file} for anything that is not such a disk
	 */
	public static VmdkHeader read(byte[] start, String file) {
		ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
		if (start.length < SECTOR || header.getInt(0) != MAGIC) {
			throw InvalidInput.of("file", "vm.import.problem.format", file);
		}
		long sectors = header.getLong(12);
		if (sectors <= 0 || sectors > MAX_SECTORS) {
			throw InvalidInput.of("file", "vm.import.problem.capacity", file);
		}
		long from = header.getLong(28);
		long length = header.getLong(36);
		if (from < 0 || length < 0 || from > BYTES / SECTOR || length > BYTES / SECTOR
				|| (from + length) * SECTOR > start.length) {
			throw InvalidInput.of("file", "vm.import.problem.descriptor", file);
		}
		descriptor(new String(Arrays.copyOfRange(start, (int) (from * SECTOR), (int) ((from + length) * SECTOR)),
				StandardCharsets.ISO_8859_1), file);
		return new VmdkHeader(sectors * SECTOR);
	}

	/**
	 * Whether the footer of a streamed disk says what its header says: QEMU believes the
	 * footer.
	 * @param tail the file's last 1024 bytes: the footer and the marker of the end
	 */
	public static boolean isSame(byte[] start, byte[] tail) {
		ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
		if (header.getLong(56) != -1) {
			return true;
		}
		ByteBuffer footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
		return footer.getInt(0) == MAGIC && footer.getLong(12) == header.getLong(12)
				&& footer.getLong(28) == header.getLong(28) && footer.getLong(36) == header.getLong(36);
	}

	private static void descriptor(String text, String file) {
		boolean foreign = PARENT.matcher(text).find()
				|| EXTENT.matcher(text).results().anyMatch((extent) -> !extent.group(2).equalsIgnoreCase("SPARSE"))
				|| EXTENT.matcher(text).results().count() > 1;
		if (foreign) {
			throw InvalidInput.of("file", "vm.import.problem.descriptor", file);
		}
	}

}
