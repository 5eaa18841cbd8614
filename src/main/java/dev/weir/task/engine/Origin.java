package dev.weir.task.engine;

import java.util.UUID;

import dev.weir.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Where a task comes from.
 *
 * @param actor who asked for it
 * @param instance the Weir that runs it
 * @param requestId the request with an Idempotency-Key that made it, or null
 */
record Origin(Actor actor, UUID instance, @Nullable UUID requestId) {
}
