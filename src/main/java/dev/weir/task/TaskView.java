package dev.weir.task;

import java.time.Instant;

import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands. Immutable.
 *
 * @param kind dotted name, for instance {@code vm.start}; its title has the message key
 * {@code task.kind.vm.start}
 * @param author account name of who asked for it
 * @param progress 0 to 1, or null while unknown
 * @param message what it is doing, as message key or plain text, or null
 * @param errorKind what kind of failure, or null
 * @param error the failure in words (libvirt's text, hostile), or null
 * @param virsh the equivalent virsh command
 * @param cancellable whether a cancel would be heard now
 */
public record TaskView(TaskId id, String kind, Target target, String author, TaskState state, @Nullable Double progress,
		@Nullable String message, @Nullable ErrorKind errorKind, @Nullable String error, String virsh,
		boolean cancellable, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {
}
