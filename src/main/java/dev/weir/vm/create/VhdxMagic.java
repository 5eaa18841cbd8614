package dev.weir.vm.create;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.StoragePools;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.create.VmSpec.VolumeName;

/**
 * Tells a VHDX by how it begins ([MS-VHDX] 2.2.1). libvirt does not know the format and
 * takes it for raw: a copy would be a disk of which no guest can boot. Stateless.
 */
final class VhdxMagic {

	private static final byte[] MAGIC = "vhdxfile".getBytes(StandardCharsets.US_ASCII);

	private VhdxMagic() {
	}

	/**
	 * Reads the image's first bytes. Where the host cannot show them (Ceph, libvirt's
	 * test driver) the image is taken as it is.
	 * @throws Problem INVALID_INPUT for a VHDX
	 */
	static void refuse(StoragePools pools, VolumeName image) {
		if (Arrays.equals(start(pools, image), MAGIC)) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "vm.create.problem.image-vhdx", image.name());
		}
	}

	private static byte[] start(StoragePools pools, VolumeName image) {
		byte[] start = new byte[MAGIC.length];
		try (ByteStream content = pools.download(image.pool(), image.name(), 0, MAGIC.length)) {
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
