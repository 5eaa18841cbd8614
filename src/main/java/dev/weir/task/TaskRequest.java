package dev.weir.task;

import dev.weir.access.Target;

/**
 * What is to be done.
 *
 * @param kind dotted name, for instance {@code vm.start}
 * @param target what it is done to
 * @param lane tasks of one lane share a few threads (use the host's id), so that a hung
 * host delays only itself
 * @param virsh the equivalent virsh command, made with {@link VirshCommand}
 */
public record TaskRequest(String kind, Target target, String lane, String virsh) {
}
