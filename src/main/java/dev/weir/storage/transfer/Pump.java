package dev.weir.storage.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;

/**
 * Moves bytes between a client and a host through one small buffer, telling how far it
 * is. For one transfer and one thread.
 */
final class Pump {

	/** libvirt splits streams into packets of 256 KiB at most. */
	private static final int BUFFER_BYTES = 256 * 1024;

	private final byte[] buffer = new byte[BUFFER_BYTES];

	private final TaskProgress progress;

	private final long expected;

	private long moved;

	/**
	 * @param expected how many bytes will come, or -1 while unknown
	 */
	Pump(TaskProgress progress, long expected) {
		this.progress = progress;
		this.expected = expected;
	}

	/**
	 * Sends everything that the client sends.
	 * @return how many bytes
	 * @throws Problem CANCELLED when the client went away or somebody cancelled, or what
	 * the host says
	 */
	long up(InputStream client, ByteStream host) {
		int read;
		while ((read = read(client)) > 0) {
			refuseMoreThanExpected(read);
			host.write(this.buffer, 0, read);
			moved(read);
		}
		if (this.expected >= 0 && this.moved < this.expected) {
			throw clientGone(null);
		}
		return this.moved;
	}

	/**
	 * Hands the client everything that the host sends.
	 * @return how many bytes
	 */
	long down(ByteStream host, OutputStream client) {
		int read;
		while ((read = host.read(this.buffer, 0, BUFFER_BYTES)) >= 0) {
			try {
				client.write(this.buffer, 0, read);
			}
			catch (IOException ex) {
				throw clientGone(ex);
			}
			moved(read);
		}
		return this.moved;
	}

	private void moved(int bytes) {
		this.moved += bytes;
		this.progress.checkCancelled();
		if (this.expected > 0) {
			this.progress.report(Math.min(1.0, (double) this.moved / this.expected), "storage.transfer.moving");
		}
		else {
			this.progress.report("storage.transfer.moving");
		}
	}

	private void refuseMoreThanExpected(int more) {
		if (this.expected >= 0 && this.moved + more > this.expected) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "storage.transfer.too-much", this.expected);
		}
	}

	/** A whole buffer, so that the host gets few large packets; less only at the end. */
	private int read(InputStream client) {
		try {
			return client.readNBytes(this.buffer, 0, BUFFER_BYTES);
		}
		catch (IOException ex) {
			throw clientGone(ex);
		}
	}

	private Problem clientGone(@Nullable Throwable cause) {
		return new Problem(ErrorKind.CANCELLED, "storage.transfer.client-gone", List.of(this.moved), null, cause);
	}

}
