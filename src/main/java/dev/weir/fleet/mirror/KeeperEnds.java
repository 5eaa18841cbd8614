package dev.weir.fleet.mirror;

import java.util.UUID;
import java.util.function.Consumer;

import dev.weir.problem.Problem;

/**
 * Where the periodic work of a session reports to, all in one mailbox.
 *
 * @param doubtful told of a domain that does not look as the mirror shows it
 * @param lost told when the host does not answer
 */
record KeeperEnds(Mailbox mailbox, Consumer<UUID> doubtful, Consumer<Problem> lost) {
}
