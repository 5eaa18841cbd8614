package dev.weir.access.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes one's own password. The current one is asked for, and guessing it is slowed
 * down like signing in. Needs a session: a token cannot take an account over. No
 * permission stands in the way, or a temporary password could never be changed.
 * Thread-safe.
 */
@Component
class ChangePassword {

	private final Access access;

	private final Accounts accounts;

	private final PasswordCheck passwords;

	private final ApplicationEventPublisher events;

	ChangePassword(Access access, Accounts accounts, PasswordCheck passwords, ApplicationEventPublisher events) {
		this.access = access;
		this.accounts = accounts;
		this.passwords = passwords;
		this.events = events;
	}

	/**
	 * @throws InvalidInput naming every field that is wrong
	 * @throws Problem of kind TOO_MANY_TRIES, or FORBIDDEN for a token
	 */
	@Transactional
	void change(PasswordForm form) {
		Actor actor = this.access.actor();
		if (actor.tokenId() != null) {
			throw Problem.of(ErrorKind.FORBIDDEN, ErrorKind.FORBIDDEN.messageKey());
		}
		Account account = this.accounts.findByName(actor.account())
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
		List<FieldProblem> wrong = new ArrayList<>(wrongNew(account, form));
		if (!this.passwords.matches(actor, form.current(), account.passwordHash())) {
			wrong.add(0, FieldProblem.of("current", "access.password.current-wrong"));
		}
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		account.changePassword(this.passwords.encode(form.changed()), this.passwords.now());
		Target target = Target.of(Target.Kind.ACCOUNT, account.id(), account.name());
		this.events.publishEvent(new AccessEvent.PasswordChanged(actor, target));
	}

	private static List<FieldProblem> wrongNew(Account account, PasswordForm form) {
		List<FieldProblem> wrong = new ArrayList<>();
		PasswordRules.check("changed", account.name(), form.changed()).ifPresent(wrong::add);
		if (!form.changed().equals(form.repeated())) {
			wrong.add(FieldProblem.of("repeated", "access.password.not-repeated"));
		}
		else if (!form.changed().isEmpty() && form.changed().equals(form.current())) {
			wrong.add(FieldProblem.of("changed", "access.password.same"));
		}
		return wrong;
	}

	/** Hashes and compares, not too often. Thread-safe. */
	@Component
	static class PasswordCheck {

		private final PasswordEncoder encoder;

		private final SignInThrottle throttle;

		private final Clock clock;

		PasswordCheck(PasswordEncoder encoder, SignInThrottle throttle, Clock clock) {
			this.encoder = encoder;
			this.throttle = throttle;
			this.clock = clock;
		}

		boolean matches(Actor actor, String password, String hash) {
			Optional<Duration> wait = this.throttle.begin(actor.account(), actor.address());
			if (wait.isPresent()) {
				throw Problem.of(ErrorKind.TOO_MANY_TRIES, "access.sign-in.too-many-tries", wait.get().toSeconds() + 1);
			}
			boolean right = !PasswordRules.tooLong(password) && this.encoder.matches(password, hash);
			if (right) {
				this.throttle.succeeded(actor.account(), actor.address());
			}
			return right;
		}

		String encode(String password) {
			return Objects.requireNonNull(this.encoder.encode(password));
		}

		Instant now() {
			return this.clock.instant();
		}

	}

}
