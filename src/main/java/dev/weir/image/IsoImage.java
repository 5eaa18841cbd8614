package dev.weir.image;

import dev.weir.fleet.HostId;

/**
 * An image of an optical disc in a pool of a host. Immutable; names come from the host
 * and are hostile.
 *
 * @param hostName the host's name in Weir
 */
public record IsoImage(HostId hostId, String hostName, String pool, String name, String path, long sizeBytes) {
}
