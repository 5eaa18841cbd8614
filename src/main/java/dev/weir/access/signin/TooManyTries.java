package dev.weir.access.signin;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * Too many failed sign-ins: the password was not looked at. Immutable.
 */
class TooManyTries extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final transient Duration wait;

	TooManyTries(Duration wait) {
		super("too many failed sign-ins");
		this.wait = wait;
	}

	/** How long to wait, in whole seconds, at least one. */
	long seconds() {
		return Math.max(1, this.wait.plusMillis(999).toSeconds());
	}

}
