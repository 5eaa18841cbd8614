package dev.weir.storage;

import dev.weir.problem.Problem;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.task.TaskProgress;

/**
 * Writes what a guest sees on a disk into a volume of the same host. Checks no
 * permission; runs in a task, which can be cancelled meanwhile. Thread-safe.
 */
public interface DiskWriter {

	/**
	 * Fetches the parts of a disk from other volumes of the host and writes them into
	 * this one, which is fresh, as large as the disk, and empty.
	 * @throws Problem CANCELLED when somebody cancels, INVALID_INPUT when the image turns
	 * out to be damaged, or what the host says
	 */
	void write(Destination destination, DiskContent content, TaskProgress progress);

}
