package dev.weir.hypervisor;

/**
 * States of a domain in libvirt's order: the ordinal is libvirt's number
 * (<a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainState">
 * virDomainState</a>).
 */
public enum DomainState {

	NO_STATE, RUNNING, BLOCKED, PAUSED, SHUTTING_DOWN, SHUT_OFF, CRASHED, PM_SUSPENDED;

	/** The state with that number; NO_STATE for one that this version does not know. */
	public static DomainState of(int number) {
		return (number >= 0 && number < values().length) ? values()[number] : NO_STATE;
	}

	/** Whether a QEMU process exists. */
	public boolean isActive() {
		return this != SHUT_OFF && this != NO_STATE;
	}

}
