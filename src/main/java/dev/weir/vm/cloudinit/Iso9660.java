package dev.weir.vm.cloudinit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a few small files into an ISO 9660 image, and reads them from it (ECMA-119) with
 * Joliet names, in memory: nothing of it touches Weir's disk. One folder, fewer files
 * than fill a sector of it. Why this and no library: ADR 5. Immutable.
 */
final class Iso9660 {

	static final int SECTOR = 2048;

	private static final int PRIMARY = 16;

	private static final int JOLIET = 17;

	private static final int TERMINATOR = 18;

	/** Path tables: little and big endian, of the plain and of the Joliet tree. */
	private static final int TABLES = 19;

	private static final int ROOT = 23;

	private static final int JOLIET_ROOT = 24;

	private static final int FIRST_FILE = 25;

	/** A root's record has a name of one byte. */
	private static final int ROOT_RECORD = 34;

	private static final int PATH_RECORD = 10;

	private static final Charset UCS2 = StandardCharsets.UTF_16BE;

	private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'00'", Locale.ROOT);

	private final String label;

	private final ZonedDateTime at;

	Iso9660(String label, Instant at) {
		this.label = label;
		this.at = at.atZone(ZoneOffset.UTC);
	}

	/** The image of these files. */
	byte[] write(Map<String, byte[]> files) {
		List<Placed> placed = new ArrayList<>();
		int sector = FIRST_FILE;
		for (String name : files.keySet().stream().sorted().toList()) {
			byte[] content = files.getOrDefault(name, new byte[0]);
			placed.add(new Placed(name, sector, content));
			sector += Math.max(1, (content.length + SECTOR - 1) / SECTOR);
		}
		ByteBuffer image = ByteBuffer.allocate(sector * SECTOR);
		descriptor(image, PRIMARY, sector);
		descriptor(image, JOLIET, sector);
		image.position(TERMINATOR * SECTOR)
			.put((byte) 255)
			.put("CD001".getBytes(StandardCharsets.US_ASCII))
			.put((byte) 1);
		for (int table = 0; table < 4; table++) {
			pathTable(image, TABLES + table, (table < 2) ? ROOT : JOLIET_ROOT, table % 2 == 0);
		}
		folder(image, ROOT, placed, false);
		folder(image, JOLIET_ROOT, placed, true);
		placed.forEach((file) -> image.position(file.sector() * SECTOR).put(file.content()));
		return image.array();
	}

	/**
	 * The files of an image that {@link #write} made, by their Joliet names; empty for
	 * anything else.
	 */
	static Map<String, byte[]> read(byte[] image) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try {
			ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
			int at = bytes.getInt(JOLIET * SECTOR + 156 + 2) * SECTOR;
			for (int length = bytes.get(at) & 0xff; length > 0; at += length, length = bytes.get(at) & 0xff) {
				byte[] content = new byte[bytes.getInt(at + 10)];
				bytes.get(bytes.getInt(at + 2) * SECTOR, content);
				String name = new String(image, at + 33, bytes.get(at + 32) & 0xff, UCS2);
				if (bytes.get(at + 25) == 0) {
					files.put(name, content);
				}
			}
			return files;
		}
		catch (IndexOutOfBoundsException | NegativeArraySizeException ex) {
			return Map.of();
		}
	}

	/** ECMA-119 8.4 and 8.5; Joliet level 3 by its escape sequence. */
	private void descriptor(ByteBuffer image, int sector, int sectors) {
		boolean joliet = sector == JOLIET;
		Charset charset = joliet ? UCS2 : StandardCharsets.US_ASCII;
		int start = sector * SECTOR;
		image.position(start)
			.put((byte) (joliet ? 2 : 1))
			.put("CD001".getBytes(StandardCharsets.US_ASCII))
			.put((byte) 1);
		text(image, start + 8, 32, "", charset);
		text(image, start + 40, 32, this.label, charset);
		both(image.position(start + 80), sectors);
		if (joliet) {
			image.position(start + 88).put(new byte[] { '%', '/', 'E' });
		}
		bothShort(image.position(start + 120), 1);
		bothShort(image.position(start + 124), 1);
		bothShort(image.position(start + 128), SECTOR);
		both(image.position(start + 132), PATH_RECORD);
		int table = joliet ? TABLES + 2 : TABLES;
		little(image.position(start + 140), table);
		image.position(start + 148).putInt(table + 1);
		record(image.position(start + 156), new byte[] { 0 }, new Extent(joliet ? JOLIET_ROOT : ROOT, SECTOR, true));
		text(image, start + 190, 623, "", charset);
		for (int date = 0; date < 4; date++) {
			boolean told = date < 2;
			image.position(start + 813 + date * 17)
				.put((told ? LONG_DATE.format(this.at) : "0".repeat(16)).getBytes(StandardCharsets.US_ASCII))
				.put((byte) 0);
		}
		image.put((byte) 1);
	}

	private void folder(ByteBuffer image, int sector, List<Placed> files, boolean joliet) {
		image.position(sector * SECTOR);
		record(image, new byte[] { 0 }, new Extent(sector, SECTOR, true));
		record(image, new byte[] { 1 }, new Extent(sector, SECTOR, true));
		for (Placed file : files) {
			byte[] name = joliet ? file.name().getBytes(UCS2)
					: (file.name().toUpperCase(Locale.ROOT).replace('-', '_') + ".;1")
						.getBytes(StandardCharsets.US_ASCII);
			record(image, name, new Extent(file.sector(), file.content().length, false));
		}
	}

	/** ECMA-119 9.1. */
	private void record(ByteBuffer image, byte[] name, Extent extent) {
		int length = ROOT_RECORD - 1 + name.length + (name.length + 1) % 2;
		int start = image.position();
		image.put((byte) length).put((byte) 0);
		both(image, extent.sector());
		both(image, extent.bytes());
		image.put((byte) (this.at.getYear() - 1900))
			.put((byte) this.at.getMonthValue())
			.put((byte) this.at.getDayOfMonth())
			.put((byte) this.at.getHour())
			.put((byte) this.at.getMinute())
			.put((byte) this.at.getSecond())
			.put((byte) 0);
		image.put((byte) (extent.folder() ? 2 : 0)).put((byte) 0).put((byte) 0);
		bothShort(image, 1);
		image.put((byte) name.length).put(name).position(start + length);
	}

	/** ECMA-119 9.4: the root alone. */
	private static void pathTable(ByteBuffer image, int sector, int root, boolean littleEndian) {
		image.position(sector * SECTOR).put((byte) 1).put((byte) 0);
		ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		image.order(order).putInt(root).putShort((short) 1).order(ByteOrder.BIG_ENDIAN);
	}

	private static void text(ByteBuffer image, int position, int length, String text, Charset charset) {
		byte[] space = " ".getBytes(charset);
		byte[] content = text.getBytes(charset);
		image.position(position).put(content);
		for (int done = content.length; done + space.length <= length; done += space.length) {
			image.put(space);
		}
	}

	private static void both(ByteBuffer image, int number) {
		little(image, number);
		image.putInt(number);
	}

	private static void bothShort(ByteBuffer image, int number) {
		image.order(ByteOrder.LITTLE_ENDIAN).putShort((short) number);
		image.order(ByteOrder.BIG_ENDIAN).putShort((short) number);
	}

	private static void little(ByteBuffer image, int number) {
		image.order(ByteOrder.LITTLE_ENDIAN).putInt(number).order(ByteOrder.BIG_ENDIAN);
	}

	/** A file and where its content begins. */
	private record Placed(String name, int sector, byte[] content) {
	}

	/** Where something lies. */
	private record Extent(int sector, int bytes, boolean folder) {
	}

}
