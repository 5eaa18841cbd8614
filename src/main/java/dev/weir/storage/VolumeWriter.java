package dev.weir.storage;

import java.io.InputStream;

import dev.weir.fleet.HostId;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;

/**
 * Streams content into a volume that exists, through its host, without keeping it
 * anywhere. Checks no permission; runs in a task, which can be cancelled meanwhile.
 * Thread-safe.
 */
public interface VolumeWriter {

	/**
	 * Writes all of the content and waits until the host has it.
	 * @throws Problem CANCELLED when less comes than was said or somebody cancels, or
	 * what the host says
	 */
	void write(Destination destination, InputStream content, TaskProgress progress);

	/**
	 * Where to.
	 *
	 * @param offset bytes to pass over
	 * @param length how many bytes come, or -1 while unknown
	 */
	record Destination(HostId host, String pool, String volume, long offset, long length) {
	}

}
