package dev.weir.access.account;

/**
 * An account and the password that was generated for it, shown once. Immutable.
 */
record TemporaryPassword(AccountView account, String password) {

	/** Never shows the password. */
	@Override
	public String toString() {
		return "TemporaryPassword[" + this.account.name() + "]";
	}

}
