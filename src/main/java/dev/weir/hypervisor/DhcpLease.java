package dev.weir.hypervisor;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An address given by DHCP.
 *
 * @param hostname what the guest calls itself (hostile text), or null
 * @param expires when it ends, or null for never
 */
public record DhcpLease(@Nullable String mac, String address, int prefix, @Nullable String hostname,
		@Nullable Instant expires) {
}
