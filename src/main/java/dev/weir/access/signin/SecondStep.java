package dev.weir.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.AccountUser;
import dev.weir.access.account.SignInThrottle;
import dev.weir.access.factor.CodeCheck;
import dev.weir.access.factor.CodeCheck.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Checks the second factor of somebody who gave a right password, not too often, and
 * tells the audit trail. Only now the attempts are forgiven: whoever knows the password
 * alone is slowed down like whoever guesses it. Thread-safe.
 */
@Component
class SecondStep {

	private final AccountDirectory accounts;

	private final CodeCheck codes;

	private final SignInThrottle throttle;

	private final Surroundings surroundings;

	SecondStep(AccountDirectory accounts, CodeCheck codes, SignInThrottle throttle, Surroundings surroundings) {
		this.accounts = accounts;
		this.codes = codes;
		this.throttle = throttle;
		this.surroundings = surroundings;
	}

	/**
	 * @return the account as it is now
	 * @throws AuthenticationException for a wrong code, too many tries, or an account
	 * that was locked meanwhile
	 */
	AccountUser check(HalfSignedIn half, String code, String address) {
		Actor actor = new Actor(half.name(), null, null, null, address);
		Optional<Duration> wait = this.throttle.begin(actor.account(), address);
		if (wait.isPresent()) {
			throw new TooManyTries(wait.get());
		}
		AccountUser account = this.accounts.byId(half.account()).orElseThrow(() -> wrong(actor));
		Verdict verdict = this.codes.check(account.id(), code);
		if (!verdict.delay().isZero()) {
			throw new TooManyTries(verdict.delay());
		}
		if (!verdict.right()) {
			throw wrong(actor);
		}
		// the attempt of the password, and that of the code
		this.throttle.succeeded(actor.account(), address);
		this.throttle.succeeded(actor.account(), address);
		this.surroundings.events().publishEvent(new AccessEvent.SignedIn(actor));
		return account;
	}

	Instant now() {
		return this.surroundings.clock().instant();
	}

	private AuthenticationException wrong(Actor actor) {
		this.surroundings.events().publishEvent(new AccessEvent.SignInFailed(actor));
		return new BadCredentialsException("wrong code");
	}

	/** The clock, and who hears of it. Thread-safe. */
	@Component
	record Surroundings(ApplicationEventPublisher events, Clock clock) {
	}

}
