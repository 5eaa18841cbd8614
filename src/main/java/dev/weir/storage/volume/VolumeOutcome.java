package dev.weir.storage.volume;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of making or deleting a volume that was cut off: whether it is there.
 * Thread-safe.
 */
@Component
class VolumeOutcome implements TaskReconciler {

	private static final String CREATE = "storage.volume.create";

	private final AbandonedVolumes volumes;

	VolumeOutcome(AbandonedVolumes volumes) {
		this.volumes = volumes;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(CREATE, "storage.volume.delete");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		return TaskOutcome.doneIf(this.volumes.isThere(task.target().id()) == task.kind().equals(CREATE));
	}

}
