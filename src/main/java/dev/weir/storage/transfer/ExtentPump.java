package dev.weir.storage.transfer;

import java.util.Arrays;
import java.util.function.Function;

import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.DiskContent;
import dev.weir.storage.DiskContent.Extent;
import dev.weir.task.TaskProgress;

/**
 * Moves what a disk holds from one stream of a host into another through one small
 * buffer, and passes over what it does not hold. For one transfer and one thread.
 */
final class ExtentPump {

	private static final int BUFFER_BYTES = 256 * 1024;

	private static final byte[] ZEROES = new byte[BUFFER_BYTES];

	private final byte[] buffer = new byte[BUFFER_BYTES];

	private final TaskProgress progress;

	private final long capacity;

	private final Function<Extent, ByteStream> opener;

	private long position;

	/**
	 * @param opener opens the part of a volume that holds an extent
	 */
	ExtentPump(TaskProgress progress, long capacity, Function<Extent, ByteStream> opener) {
		this.progress = progress;
		this.capacity = capacity;
		this.opener = opener;
	}

	/**
	 * Copies all of it, up to the end of the disk.
	 * @throws Problem INVALID_INPUT when an image ends before it should
	 */
	void copy(DiskContent content, ByteStream out) {
		for (Extent extent : content.extents()) {
			skipTo(extent.at(), out);
			try (ByteStream in = this.opener.apply(extent)) {
				copy(extent, in, out);
				in.finish();
			}
		}
		skipTo(this.capacity, out);
	}

	private void skipTo(long at, ByteStream out) {
		this.progress.checkCancelled();
		if (at > this.position) {
			out.skip(at - this.position);
			this.position = at;
		}
	}

	private void copy(Extent extent, ByteStream in, ByteStream out) {
		long end = extent.at() + extent.length();
		while (this.position < end) {
			int read = in.read(this.buffer, 0, (int) Math.min(BUFFER_BYTES, end - this.position));
			if (read < 0) {
				throw Problem.of(ErrorKind.INVALID_INPUT, "storage.image.damaged", extent.volume(), "end");
			}
			if (Arrays.equals(this.buffer, 0, read, ZEROES, 0, read)) {
				out.skip(read);
			}
			else {
				out.write(this.buffer, 0, read);
			}
			this.position += read;
			this.progress.checkCancelled();
			this.progress.report(Math.min(1.0, (double) this.position / this.capacity), "storage.transfer.moving");
		}
	}

}
