package dev.weir.access.account;

import java.time.Clock;

import dev.weir.access.AccessEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a sign-in leaves behind: when and from where, how many failed, and a hash of
 * today's cost where the stored one was cheaper. Thread-safe.
 */
@Component
@Transactional
public class SignInMemory implements UserDetailsPasswordService {

	private static final int LONGEST_ADDRESS = 64;

	private final Accounts accounts;

	private final Clock clock;

	SignInMemory(Accounts accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	@EventListener
	void signedIn(AccessEvent.SignedIn event) {
		String from = event.actor().address();
		this.accounts.signedIn(event.actor().account(), this.clock.instant(),
				from.substring(0, Math.min(from.length(), LONGEST_ADDRESS)));
	}

	@EventListener
	void signInFailed(AccessEvent.SignInFailed event) {
		this.accounts.signInFailed(event.actor().account());
	}

	@Override
	public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
		if (newHash != null) {
			this.accounts.findByName(user.getUsername()).ifPresent((account) -> account.rehash(newHash));
		}
		return user;
	}

}
