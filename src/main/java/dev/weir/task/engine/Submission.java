package dev.weir.task.engine;

import java.util.Locale;

import dev.weir.access.Actor;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskRequest;

/**
 * Work that somebody asked for.
 *
 * @param locale the language in which its author reads
 */
record Submission(TaskRequest request, TaskBody body, Actor actor, Locale locale) {
}
