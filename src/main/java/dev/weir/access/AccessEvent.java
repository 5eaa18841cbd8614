package dev.weir.access;

/**
 * What happens around accounts and permissions; the audit trail listens. Published
 * synchronously, on the thread of the request. None carries a secret.
 */
public sealed interface AccessEvent {

	/** Who did it, or tried to. */
	Actor actor();

	/** A right account and password were given. */
	record SignedIn(Actor actor) implements AccessEvent {
	}

	/** A sign-in failed; the actor's account is what was typed (hostile text). */
	record SignInFailed(Actor actor) implements AccessEvent {
	}

	/** Somebody signed out. */
	record SignedOut(Actor actor) implements AccessEvent {
	}

	/** Somebody changed his own password. */
	record PasswordChanged(Actor actor, Target target) implements AccessEvent {
	}

	/**
	 * Something was done with an account, by an administrator or its own person.
	 *
	 * @param deed create, lock, unlock, reset-password, delete, second-factor-on and so
	 * on: the audit trail shows it as {@code account.<deed>}
	 */
	record AccountManaged(Actor actor, Target target, String deed) implements AccessEvent {
	}

	/**
	 * A session was ended by force: what was opened with it ends at once.
	 *
	 * @param sessionId the session that is no more
	 */
	record SessionEnded(Actor actor, Target target, String sessionId) implements AccessEvent {
	}

	/** An API token was issued. */
	record TokenIssued(Actor actor, Target target) implements AccessEvent {
	}

	/** An API token was revoked. */
	record TokenRevoked(Actor actor, Target target) implements AccessEvent {
	}

	/** {@link Access#require} refused. */
	record Refused(Actor actor, Permission permission, Target target) implements AccessEvent {
	}

}
