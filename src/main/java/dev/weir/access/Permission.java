package dev.weir.access;

import java.util.Locale;

/**
 * What can be allowed, one name per kind of action. The only role today, administrator,
 * holds all.
 */
public enum Permission {

	SYSTEM_VIEW, HOST_VIEW, HOST_EDIT, VM_VIEW, VM_POWER, VM_CONSOLE, VM_CREATE, VM_HARDWARE, VM_LABEL, VM_DELETE,
	STORAGE_VIEW, STORAGE_EDIT, NETWORK_VIEW, NETWORK_EDIT, TASK_VIEW, TASK_CANCEL, AUDIT_VIEW, TOKEN_EDIT,
	ACCOUNT_EDIT;

	/** Its name in scopes and in the REST contract, for instance {@code vm.power}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '.');
	}

	/** Whether it is about seeing only. */
	public boolean isView() {
		return name().endsWith("_VIEW");
	}

}
