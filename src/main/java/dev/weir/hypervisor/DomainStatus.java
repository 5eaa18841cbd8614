package dev.weir.hypervisor;

/**
 * What libvirt knows of a domain beside its definition.
 *
 * @param reason libvirt's reason code within the state
 * @param managedSave whether a start would go on from saved memory
 */
public record DomainStatus(DomainState state, int reason, boolean persistent, boolean autostart, boolean managedSave) {
}
