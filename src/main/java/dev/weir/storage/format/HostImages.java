package dev.weir.storage.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.DiskContent;
import dev.weir.storage.DiskContent.Extent;
import dev.weir.storage.ForeignImages;
import dev.weir.storage.format.HostBytes.Volume;
import dev.weir.storage.format.VmdkDescriptor.Piece;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Images in the volumes of hosts. Thread-safe.
 */
@Component
class HostImages implements ForeignImages {

	/** [MS-VHDX] 2.2.1. */
	private static final String VHDX = "vhdxfile";

	private final HostCommands commands;

	HostImages(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Optional<DiskContent> open(HostId host, String pool, String volume) {
		Volume of = new Volume(host, pool, volume);
		HostBytes image = new HostBytes(this.commands, of, info(of).capacity());
		try {
			String start = text(image, VmdkDescriptor.MAGIC.length());
			if (start.startsWith(VHDX)) {
				return Optional.of(vhdx(of, image));
			}
			boolean descriptor = start.equals(VmdkDescriptor.MAGIC) && image.size() <= VmdkDescriptor.MAX_BYTES;
			return descriptor
					? Optional.of(pieces(of, VmdkDescriptor.parse(text(image, VmdkDescriptor.MAX_BYTES), image)))
					: Optional.empty();
		}
		catch (Problem problem) {
			// a host that cannot show what it holds cannot convert it either
			if (problem.kind() == ErrorKind.UNSUPPORTED) {
				return Optional.empty();
			}
			throw problem;
		}
	}

	private static String text(HostBytes image, int length) {
		return StandardCharsets.ISO_8859_1.decode(image.start(length)).toString();
	}

	private DiskContent vhdx(Volume of, HostBytes image) {
		VhdxImage disk = VhdxImage.read(image);
		return new DiskContent(of.pool(), disk.capacity(), Extents.of(() -> new VhdxBlocks(image, disk)));
	}

	/**
	 * Each is looked at now, so that one that is not there is told before anything is
	 * made.
	 */
	private DiskContent pieces(Volume of, VmdkDescriptor descriptor) {
		descriptor.pieces().forEach((piece) -> extents(of, piece, 0).get());
		return new DiskContent(of.pool(), descriptor.capacity(), Extents.of(() -> joined(of, descriptor.pieces())));
	}

	private Supplier<@Nullable Extent> joined(Volume of, List<Piece> pieces) {
		List<Supplier<Supplier<@Nullable Extent>>> parts = new ArrayList<>();
		long start = 0;
		for (Piece piece : pieces) {
			long at = start;
			parts.add(() -> extents(of, piece, at));
			start += piece.bytes();
		}
		Iterator<Supplier<Supplier<@Nullable Extent>>> rest = parts.iterator();
		return new Joined(rest);
	}

	private Supplier<@Nullable Extent> extents(Volume of, Piece piece, long at) {
		if (piece.file() == null) {
			return () -> null;
		}
		Volume volume = new Volume(of.host(), of.pool(), piece.file());
		VolumeInfo info = info(volume);
		if (piece.kind() == Piece.Kind.SPARSE) {
			return VmdkGrains.open(new HostBytes(this.commands, volume, Long.MAX_VALUE), piece, at);
		}
		if (info.capacity() < piece.from() + piece.bytes()) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "storage.image.damaged", piece.file(), "end");
		}
		return new Joined.One(new Extent(at, piece.bytes(), piece.file(), piece.from()));
	}

	/** A piece that is missing is the fault of what names it. */
	private VolumeInfo info(Volume volume) {
		try {
			return this.commands.call(volume.host(), HostCommands.SHORT,
					(connection) -> connection.storagePools().volume(volume.pool(), volume.name()));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				throw Problem.of(ErrorKind.INVALID_INPUT, "storage.image.missing", volume.name(), volume.pool());
			}
			throw problem;
		}
	}

}
