package dev.weir.access.signin;

import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.SignInMemory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks an account and its password. That an account is locked is told only to whoever
 * knows its password: the lock is looked at last. No bean of Spring Security's own type,
 * or it would be taken for a way past the throttle. Thread-safe.
 */
@Component
class PasswordSignIn {

	private final DaoAuthenticationProvider provider;

	PasswordSignIn(AccountDirectory accounts, PasswordEncoder encoder, SignInMemory memory) {
		this.provider = new DaoAuthenticationProvider(accounts);
		this.provider.setPasswordEncoder(encoder);
		this.provider.setUserDetailsPasswordService(memory);
		this.provider.setPreAuthenticationChecks((user) -> {
		});
		this.provider.setPostAuthenticationChecks((user) -> {
			if (!user.isAccountNonLocked()) {
				throw new LockedException("locked");
			}
		});
	}

	AuthenticationProvider provider() {
		return this.provider;
	}

}
