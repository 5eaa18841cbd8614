package dev.weir.access.account;

import dev.weir.access.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
class AccountSessions {

	private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	AccountSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
		this.sessions = sessions;
	}

	/** Signs the account out everywhere else: whoever knew the old password is gone. */
	void endOthers(Actor actor) {
		this.sessions.findByPrincipalName(actor.account())
			.keySet()
			.stream()
			.filter((id) -> !id.equals(actor.sessionId()))
			.forEach(this.sessions::deleteById);
	}

	/** Goes on in this session, under a new id. */
	void renew(AccountUser account, HttpServletRequest request, HttpServletResponse response) {
		request.changeSessionId();
		account.eraseCredentials();
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
