package dev.weir.access.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.weir.access.Permission;

/**
 * A named set of permissions. Immutable.
 */
public enum Role {

	/** May do everything. */
	ADMINISTRATOR(EnumSet.allOf(Permission.class)),
	/** Only read: a newer Weir wrote something else. May do nothing. */
	UNKNOWN(EnumSet.noneOf(Permission.class));

	private final Set<Permission> permissions;

	Role(Set<Permission> permissions) {
		this.permissions = Set.copyOf(permissions);
	}

	public Set<Permission> permissions() {
		return this.permissions;
	}

	/** Its name in the REST contract and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
