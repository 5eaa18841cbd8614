package dev.weir.fleet;

import java.util.Locale;

import dev.weir.hypervisor.DomainState;

/** States of a virtual machine as people see them. */
public enum VmState {

	RUNNING, IDLE, BLOCKED, PAUSED, SHUTTING_DOWN, SHUT_OFF, CRASHED, SUSPENDED, SAVED, UNREADABLE;

	/** Its name in the REST contract, the filter language and message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether a QEMU process exists. */
	public boolean isActive() {
		return switch (this) {
			case RUNNING, IDLE, BLOCKED, PAUSED, SHUTTING_DOWN, CRASHED, SUSPENDED -> true;
			case SHUT_OFF, SAVED, UNREADABLE -> false;
		};
	}

	/**
	 * Puts libvirt's state and the presence of a managed save image into one.
	 */
	public static VmState of(DomainState state, boolean managedSave) {
		return switch (state) {
			case RUNNING -> RUNNING;
			case NO_STATE -> IDLE;
			case BLOCKED -> BLOCKED;
			case PAUSED -> PAUSED;
			case SHUTTING_DOWN -> SHUTTING_DOWN;
			case SHUT_OFF -> managedSave ? SAVED : SHUT_OFF;
			case CRASHED -> CRASHED;
			case PM_SUSPENDED -> SUSPENDED;
		};
	}

}
