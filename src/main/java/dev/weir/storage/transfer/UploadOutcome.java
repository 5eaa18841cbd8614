package dev.weir.storage.transfer;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of a transfer that was cut off: the client was cut off with it. A volume
 * that was made for an upload goes again, unless somebody uses it. Thread-safe.
 */
@Component
class UploadOutcome implements TaskReconciler {

	/** The volume was made for the upload. */
	static final String MADE = "made";

	/** The host has taken in all of the content. */
	static final String COMPLETE = "complete";

	/** Less than a fresh volume of any format takes. */
	private static final long EMPTY_BYTES = 1 << 20;

	private final AbandonedVolumes volumes;

	UploadOutcome(AbandonedVolumes volumes) {
		this.volumes = volumes;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("storage.volume.upload", "storage.volume.download", "storage.volume.convert");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		if (task.kind().endsWith("download")) {
			return TaskOutcome.unfinished("storage.outcome.download", null);
		}
		if (task.has(COMPLETE)) {
			return TaskOutcome.finished();
		}
		Optional<TaskNote> making = task.first(TaskNote.MAKING);
		return making.isPresent() ? undone(task, making.get())
				: TaskOutcome.unfinished("storage.outcome.partly-written", null);
	}

	private TaskOutcome undone(LostTask task, TaskNote making) {
		boolean made = task.has(MADE);
		long capacity = Long.parseLong(making.detail());
		boolean gone = !task.calm() || !task.taken().contains(making.subject())
				&& this.volumes.isGoneAfterDelete(making.subject(), (found) -> isOurs(found, capacity, made));
		return gone ? TaskOutcome.undone()
				: TaskOutcome.unfinished("storage.outcome.volume-left", task.target().label());
	}

	private static boolean isOurs(VolumeXml found, long capacity, boolean made) {
		return found.capacity() == capacity && (made || found.allocation() <= EMPTY_BYTES);
	}

}
