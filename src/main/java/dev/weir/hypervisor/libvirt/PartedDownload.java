package dev.weir.hypervisor.libvirt;

import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * A download in parts, each a libvirt stream of its own. libvirt's client takes in all
 * that the host sends, whether anybody reads it or not (virNetClientStreamQueuePacket
 * knows no limit), so that a slow reader of one long stream would have the whole volume
 * in memory; this one has a part. Thread-safe as far as {@link ByteStream} promises.
 */
final class PartedDownload implements ByteStream {

	/**
	 * Bytes that may lie in memory. Opening a part costs about as much as 1 MiB of it.
	 */
	static final long PART = 16L << 20;

	private final Opener opener;

	private final long end;

	private long position;

	private long partEnd;

	private ByteStream part;

	private boolean over;

	private volatile boolean aborted;

	/**
	 * Opens the first part.
	 * @param opener opens a stream of a range
	 * @param offset where to begin, in bytes
	 * @param length how many bytes, 0 for all there are
	 */
	PartedDownload(Opener opener, long offset, long length) {
		this.opener = opener;
		this.position = offset;
		this.end = (length > 0) ? offset + length : Long.MAX_VALUE;
		this.partEnd = partEnd();
		this.part = opener.open(offset, this.partEnd - offset);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		while (!this.over) {
			int read = this.part.read(buffer, offset, length);
			if (read >= 0) {
				this.position += read;
				return read;
			}
			next();
		}
		return -1;
	}

	@Override
	public void write(byte[] buffer, int offset, int length) {
		throw new UnsupportedOperationException("a download");
	}

	@Override
	public void finish() {
		if (!this.over) {
			this.part.finish();
		}
	}

	@Override
	public synchronized void abort() {
		this.aborted = true;
		this.part.abort();
	}

	@Override
	public synchronized void close() {
		abort();
		this.part.close();
	}

	/** A part that ended early was the last. */
	private void next() {
		this.part.finish();
		this.over = this.position < this.partEnd || this.position >= this.end;
		if (!this.over) {
			this.part.close();
			this.partEnd = partEnd();
			change(this.opener.open(this.position, this.partEnd - this.position));
		}
	}

	private synchronized void change(ByteStream next) {
		this.part = next;
		if (this.aborted) {
			next.close();
			throw Problem.of(ErrorKind.CANCELLED, "hypervisor.stream");
		}
	}

	private long partEnd() {
		return (this.end - this.position > PART) ? this.position + PART : this.end;
	}

	/** Opens a part. */
	@FunctionalInterface
	interface Opener {

		ByteStream open(long offset, long length);

	}

}
