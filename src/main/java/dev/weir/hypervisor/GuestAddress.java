package dev.weir.hypervisor;

import org.jspecify.annotations.Nullable;

/**
 * An address of a guest (hostile text when the agent tells it).
 */
public record GuestAddress(@Nullable String mac, String address, int prefix) {
}
