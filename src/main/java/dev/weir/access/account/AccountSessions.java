package dev.weir.access.account;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * What a new password means for the sessions of an account. Thread-safe.
 */
@Component
public class AccountSessions {

	private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final ApplicationEventPublisher events;

	AccountSessions(FindByIndexNameSessionRepository<? extends Session> sessions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.events = events;
	}

	/** Signs the account out everywhere else: whoever knew the old password is gone. */
	public void endOthers(Actor actor) {
		this.sessions.findByPrincipalName(actor.account())
			.keySet()
			.stream()
			.filter((id) -> !id.equals(actor.sessionId()))
			.forEach((id) -> {
				this.sessions.deleteById(id);
				this.events.publishEvent(new AccessEvent.SessionEnded(actor,
						Target.of(Target.Kind.ACCOUNT, actor.account(), actor.account()), id));
			});
	}

	/** Signs the account out everywhere, with all that was opened. */
	public void endAll(Actor actor, Target account) {
		this.sessions.findByPrincipalName(account.label()).keySet().forEach((id) -> {
			this.sessions.deleteById(id);
			this.events.publishEvent(new AccessEvent.SessionEnded(actor, account, id));
		});
	}

	/** Goes on in this session, under a new id. */
	public void renew(AccountUser account, HttpServletRequest request, HttpServletResponse response) {
		request.changeSessionId();
		account.eraseCredentials();
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
