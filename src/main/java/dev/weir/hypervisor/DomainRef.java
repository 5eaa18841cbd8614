package dev.weir.hypervisor;

import java.util.UUID;

/**
 * A domain by its identity.
 *
 * @param id libvirt's number of a running domain, -1 when it is off
 */
public record DomainRef(UUID uuid, String name, int id) {
}
