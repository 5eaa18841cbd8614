package dev.weir.access.factor;

import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.AccountSessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What another way of signing in means for the sessions of an account, and who hears of
 * it. Thread-safe.
 */
@Component
class FactorSessions {

	private final Access access;

	private final AccountDirectory accounts;

	private final AccountSessions sessions;

	private final ApplicationEventPublisher events;

	FactorSessions(Access access, AccountDirectory accounts, AccountSessions sessions,
			ApplicationEventPublisher events) {
		this.access = access;
		this.accounts = accounts;
		this.sessions = sessions;
		this.events = events;
	}

	/** Ends all other sessions; this one goes on under a new id. */
	void changed(ServletWebRequest web, String deed) {
		Actor actor = this.access.actor();
		tell(deed);
		this.sessions.endOthers(actor);
		this.accounts.byName(actor.account())
			.ifPresent((account) -> this.sessions.renew(account, web.getRequest(),
					Objects.requireNonNull(web.getResponse())));
	}

	void tell(String deed) {
		Actor actor = this.access.actor();
		Target target = Target.of(Target.Kind.ACCOUNT, actor.account(), actor.account());
		this.events.publishEvent(new AccessEvent.AccountManaged(actor, target, deed));
	}

}
