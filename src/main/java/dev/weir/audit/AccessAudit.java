package dev.weir.audit;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail.Outcome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens around accounts and permissions. Thread-safe.
 */
@Component
class AccessAudit {

	private final AuditTrail trail;

	AccessAudit(AuditTrail trail) {
		this.trail = trail;
	}

	@EventListener
	void signedIn(AccessEvent.SignedIn event) {
		this.trail.record(event.actor(), "account.sign-in", account(event.actor()), Outcome.DONE, null);
	}

	@EventListener
	void signInFailed(AccessEvent.SignInFailed event) {
		this.trail.record(event.actor(), "account.sign-in", account(event.actor()), Outcome.REFUSED, null);
	}

	@EventListener
	void signedOut(AccessEvent.SignedOut event) {
		this.trail.record(event.actor(), "account.sign-out", account(event.actor()), Outcome.DONE, null);
	}

	@EventListener
	void passwordChanged(AccessEvent.PasswordChanged event) {
		this.trail.record(event.actor(), "account.change-password", event.target(), Outcome.DONE, null);
	}

	@EventListener
	void accountManaged(AccessEvent.AccountManaged event) {
		this.trail.record(event.actor(), "account." + event.deed(), event.target(), Outcome.DONE, null);
	}

	@EventListener
	void tokenIssued(AccessEvent.TokenIssued event) {
		this.trail.record(event.actor(), "token.create", event.target(), Outcome.DONE, null);
	}

	@EventListener
	void tokenRevoked(AccessEvent.TokenRevoked event) {
		this.trail.record(event.actor(), "token.revoke", event.target(), Outcome.DONE, null);
	}

	/** The permission's name stands for the action: the verb never began. */
	@EventListener
	void refused(AccessEvent.Refused event) {
		this.trail.record(event.actor(), event.permission().id(), event.target(), Outcome.REFUSED, null);
	}

	private static Target account(Actor actor) {
		return Target.of(Target.Kind.ACCOUNT, actor.account(), actor.account());
	}

}
