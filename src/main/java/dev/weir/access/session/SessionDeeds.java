package dev.weir.access.session;

import java.util.List;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.OwnPassword;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Lists and ends sessions: a person those of the own account, and whoever manages
 * accounts those of all. A token sees none: it cannot take an account over. Thread-safe.
 */
@Component
class SessionDeeds {

	private final Access access;

	private final OwnPassword own;

	private final AccountDirectory accounts;

	private final SignedInSessions sessions;

	SessionDeeds(Access access, OwnPassword own, AccountDirectory accounts, SignedInSessions sessions) {
		this.access = access;
		this.own = own;
		this.accounts = accounts;
		this.sessions = sessions;
	}

	List<SessionView> own() {
		Actor actor = this.own.person();
		return this.sessions.of(actor.account(), actor.sessionId());
	}

	/**
	 * @throws Problem of kind NOT_FOUND for anything but a session of one's own
	 */
	void endOwn(String session) {
		Actor actor = this.own.person();
		this.sessions.end(actor, actor.account(), session);
	}

	/** Of an account that is not locked; a locked one has none. */
	List<SessionView> of(String account) {
		String name = name(account);
		return this.sessions.of(name, this.access.actor().sessionId());
	}

	void end(String account, String session) {
		String name = name(account);
		this.sessions.end(this.access.actor(), name, session);
	}

	/** The name of the account with that id. */
	String name(String account) {
		this.access.require(Permission.ACCOUNT_EDIT, Target.SYSTEM);
		try {
			return this.accounts.byId(UUID.fromString(account)).orElseThrow(SessionDeeds::unknown).getUsername();
		}
		catch (IllegalArgumentException ex) {
			throw unknown();
		}
	}

	private static Problem unknown() {
		return Problem.of(ErrorKind.NOT_FOUND, "access.accounts.unknown");
	}

}
