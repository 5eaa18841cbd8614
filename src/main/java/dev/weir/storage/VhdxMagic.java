package dev.weir.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.StoragePools;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Tells a VHDX by how it begins ([MS-VHDX] 2.2.1). libvirt does not know the format and
 * takes it for raw: a copy would be a disk of which no guest can boot. Stateless.
 */
public final class VhdxMagic {

	private static final byte[] MAGIC = "vhdxfile".getBytes(StandardCharsets.US_ASCII);

	private VhdxMagic() {
	}

	/**
	 * Reads the image's first bytes. Where the host cannot show them (Ceph, libvirt's
	 * test driver) the image is taken as it is.
	 * @throws Problem INVALID_INPUT for a VHDX
	 */
	public static void refuse(StoragePools pools, String pool, String volume) {
		if (isIn(pools, pool, volume)) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "storage.image.vhdx", volume);
		}
	}

	/** Whether the volume holds one. */
	public static boolean isIn(StoragePools pools, String pool, String volume) {
		return Arrays.equals(start(pools, pool, volume), MAGIC);
	}

	private static byte[] start(StoragePools pools, String pool, String volume) {
		byte[] start = new byte[MAGIC.length];
		try (ByteStream content = pools.download(pool, volume, 0, MAGIC.length)) {
			int read = 0;
			int more = 0;
			while (read < start.length && more >= 0) {
				more = content.read(start, read, start.length - read);
				read += Math.max(more, 0);
			}
			content.finish();
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.UNSUPPORTED) {
				throw problem;
			}
		}
		return start;
	}

}
