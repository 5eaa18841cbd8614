package dev.weir.access.signin;

import java.time.Duration;
import java.util.Optional;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.AccountUser;
import dev.weir.access.account.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks an account and its password, not too often, and tells the audit trail. The form
 * and HTTP Basic both come through here. Thread-safe.
 */
class ThrottledSignIn implements AuthenticationProvider {

	private final AuthenticationProvider passwords;

	private final SignInThrottle throttle;

	private final ApplicationEventPublisher events;

	ThrottledSignIn(AuthenticationProvider passwords, SignInThrottle throttle, ApplicationEventPublisher events) {
		this.passwords = passwords;
		this.throttle = throttle;
		this.events = events;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication attempt) throws AuthenticationException {
		Actor actor = new Actor(AccountDirectory.normal(attempt.getName()), null, null, null, address(attempt));
		Optional<Duration> wait = this.throttle.begin(actor.account(), actor.address());
		if (wait.isPresent()) {
			throw new TooManyTries(wait.get());
		}
		try {
			Authentication result = this.passwords.authenticate(attempt);
			if (result != null && result.getPrincipal() instanceof AccountUser account && account.hasSecondFactor()) {
				throw new SecondFactorNeeded(account);
			}
			this.throttle.succeeded(actor.account(), actor.address());
			this.events.publishEvent(new AccessEvent.SignedIn(actor));
			return result;
		}
		catch (InternalAuthenticationServiceException ex) {
			// no wrong password: the accounts could not be asked
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
		catch (SecondFactorNeeded half) {
			// counts as failed until the code proves right
			throw half;
		}
		catch (AuthenticationException ex) {
			this.events.publishEvent(new AccessEvent.SignInFailed(actor));
			throw ex;
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private static String address(Authentication attempt) {
		return (attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null)
				? details.getRemoteAddress() : "-";
	}

}
