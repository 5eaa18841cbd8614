package dev.weir.storage.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The text of a VMDK whose content is in files beside it (VMware's <i>Virtual Disk Format
 * 5.0</i>, "The Descriptor File"). Immutable.
 *
 * @param pieces in the order of the disk
 */
record VmdkDescriptor(List<Piece> pieces) {

	/** How the text begins. */
	static final String MAGIC = "# Disk DescriptorFile";

	/** Far more than any has: a disk of 62 TiB in pieces of 2 GiB is not made. */
	static final int MAX_BYTES = 64 * 1024;

	private static final long SECTOR = 512;

	private static final long MAX_SECTORS = (64L << 40) / SECTOR;

	private static final int MAX_PIECES = 2000;

	private static final Pattern EXTENT = Pattern.compile(
			"\\s*(?i:RW|RDONLY|NOACCESS)\\s+(\\d{1,18})\\s+(\\w{1,20})(?:\\s+\"([^\"]*)\"(?:\\s+(\\d{1,18}))?)?.*");

	private static final Pattern PARENT = Pattern
		.compile("(?im)^\\s*(parentFileNameHint\\s*=|parentCID\\s*=\\s*(?!ffffffff\\b))");

	VmdkDescriptor {
		pieces = List.copyOf(pieces);
	}

	/**
	 * Understands it.
	 * @param image for what is wrong with it
	 * @throws Problem INVALID_INPUT for one with a parent, a piece of a kind that cannot
	 * be read, or a piece that is not named plainly: a path could lead anywhere
	 */
	static VmdkDescriptor parse(String text, ImageBytes image) {
		if (PARENT.matcher(text).find()) {
			throw image.refused("vmdk.parent");
		}
		List<Piece> pieces = new ArrayList<>();
		for (String line : text.lines().toList()) {
			Matcher extent = EXTENT.matcher(line);
			if (extent.matches()) {
				pieces.add(piece(extent, image));
			}
		}
		long sectors = 0;
		for (Piece piece : pieces) {
			sectors = Math.min(sectors, MAX_SECTORS) + piece.bytes() / SECTOR;
		}
		if (pieces.isEmpty() || pieces.size() > MAX_PIECES || sectors > MAX_SECTORS) {
			throw image.damaged("extents");
		}
		return new VmdkDescriptor(pieces);
	}

	/** Bytes that the guest sees. */
	long capacity() {
		return this.pieces.stream().mapToLong(Piece::bytes).sum();
	}

	private static Piece piece(Matcher extent, ImageBytes image) {
		long sectors = Long.parseLong(extent.group(1));
		Piece.Kind kind = switch (extent.group(2).toUpperCase(java.util.Locale.ROOT)) {
			case "FLAT", "VMFS" -> Piece.Kind.FLAT;
			case "SPARSE" -> Piece.Kind.SPARSE;
			case "ZERO" -> Piece.Kind.ZERO;
			default -> throw image.refused("vmdk.kind", extent.group(2));
		};
		String file = extent.group(3);
		long offset = (extent.group(4) != null) ? Long.parseLong(extent.group(4)) : 0;
		if (sectors < 1 || sectors > MAX_SECTORS || offset > MAX_SECTORS) {
			throw image.damaged("extents");
		}
		if (kind != Piece.Kind.ZERO && (file == null || !isPlain(file))) {
			throw image.refused("vmdk.path", (file != null) ? file.replaceAll("\\p{Cntrl}", "?") : "");
		}
		return new Piece(kind, sectors * SECTOR, (kind != Piece.Kind.ZERO) ? file : null, offset * SECTOR);
	}

	private static boolean isPlain(String name) {
		return !name.isEmpty() && name.length() <= 255 && !name.startsWith(".") && !name.startsWith("-")
				&& name.chars().noneMatch((c) -> c == '/' || c == '\\' || c < ' ' || c == 0x7f);
	}

	/**
	 * A part of the disk.
	 *
	 * @param file name of the volume that holds it, null for zeroes
	 * @param from where in the file a flat one begins
	 */
	record Piece(Kind kind, long bytes, @Nullable String file, long from) {

		/** How it is kept. */
		enum Kind {

			/** As it is. */
			FLAT,
			/** In grains. */
			SPARSE,
			/** Nowhere. */
			ZERO

		}

	}

}
