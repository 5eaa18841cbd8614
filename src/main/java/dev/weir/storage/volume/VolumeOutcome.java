package dev.weir.storage.volume;

import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

import org.springframework.stereotype.Component;

/**
 * What became of a change to a volume that was cut off: whether it is there, and how
 * large. A copy that libvirt has begun it ends by itself, or takes back. Thread-safe.
 */
@Component
class VolumeOutcome implements TaskReconciler {

	private final AbandonedVolumes volumes;

	private final HostCommands commands;

	VolumeOutcome(AbandonedVolumes volumes, HostCommands commands) {
		this.volumes = volumes;
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("storage.volume.create", "storage.volume.delete", "storage.volume.clone", "storage.volume.resize",
				"storage.volume.wipe");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		return switch (task.kind()) {
			case "storage.volume.delete" -> TaskOutcome.doneIf(!this.volumes.isThere(task.target().id()));
			case "storage.volume.resize" -> TaskOutcome.doneIf(capacity(task) >= wanted(task));
			case "storage.volume.wipe" -> TaskOutcome.unknown();
			default -> TaskOutcome.doneIf(this.volumes.isThere(task.target().id()));
		};
	}

	private static long wanted(LostTask task) {
		return Long.parseLong(task.subject(ResizeVolume.CAPACITY));
	}

	private long capacity(LostTask task) {
		String pool = task.target().id().split("/", 3)[1];
		return this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
				(connection) -> connection.storagePools().volume(pool, task.target().label()).capacity());
	}

}
