package dev.weir.hypervisor;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A virtual network.
 *
 * @param bridge the bridge device on the host, or null
 */
public record NetworkInfo(UUID uuid, String name, boolean active, boolean persistent, boolean autostart,
		@Nullable String bridge) {
}
