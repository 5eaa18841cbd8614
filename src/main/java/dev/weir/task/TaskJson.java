package dev.weir.task;

import java.time.Instant;
import java.util.Locale;

import dev.weir.access.Target;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A task as the REST contract shows it. Immutable.
 *
 * @param progress 0 to 1, or null while unknown
 * @param message what it is doing, in the language of the request, or null
 * @param errorKind what kind of failure, as in the {@code type} of problems, or null
 * @param error the failure in words (the host's own), or null
 * @param cancellable whether a cancel would be heard now
 */
public record TaskJson(String id, String kind, TargetJson target, String author, String state,
		@Nullable Double progress, @JsonSerialize(using = MessageText.class) @Nullable String message,
		@Nullable String errorKind, @Nullable String error, String virsh, boolean cancellable, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt) {

	/** The task as it stands. */
	public static TaskJson of(TaskView task) {
		return new TaskJson(task.id().toString(), task.kind(), TargetJson.of(task.target()), task.author(),
				task.state().id(), task.progress(), task.message(),
				(task.errorKind() != null) ? task.errorKind().id() : null, task.error(), task.virsh(),
				task.cancellable(), task.createdAt(), task.startedAt(), task.finishedAt());
	}

	/**
	 * What a task is about.
	 *
	 * @param kind host, vm, pool, volume, network, ...
	 */
	public record TargetJson(String kind, String id, String label) {

		static TargetJson of(Target target) {
			return new TargetJson(target.kind().name().toLowerCase(Locale.ROOT), target.id(), target.label());
		}

	}

}
