package dev.weir.access.account;

import dev.weir.home.StoredName;

/**
 * A role in the database; an unknown one may do nothing. Thread-safe.
 */
class StoredRole extends StoredName<Role> {

	StoredRole() {
		super(Role.class, Role.UNKNOWN);
	}

}
