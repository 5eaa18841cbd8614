package dev.weir.access.signin;

import dev.weir.access.account.AccountUser;
import org.springframework.security.core.AuthenticationException;

/**
 * The password is right, but is not enough. Immutable.
 */
class SecondFactorNeeded extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final transient AccountUser account;

	SecondFactorNeeded(AccountUser account) {
		super("a second factor is needed");
		this.account = account;
	}

	/** Whose password it was. */
	AccountUser account() {
		return this.account;
	}

}
