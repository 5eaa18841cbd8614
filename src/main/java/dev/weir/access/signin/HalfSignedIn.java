package dev.weir.access.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.weir.access.account.AccountUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Somebody who gave a right password and still owes the second factor. To the security
 * filters a stranger: nothing of the account is in their context. The session carries the
 * account's name, so that it ends with the others when the password changes. Immutable.
 *
 * @param account the account's id
 * @param name the account's name
 * @param since when the password was given
 */
record HalfSignedIn(UUID account, String name, Instant since) implements Serializable {

	/** Long enough to fetch the phone. */
	private static final Duration LONGEST = Duration.ofMinutes(5);

	private static final String ATTRIBUTE = HalfSignedIn.class.getName();

	/** Begins, in a session with a new id. */
	static void begin(HttpServletRequest request, AccountUser account, Instant now) {
		HttpSession session = request.getSession();
		request.changeSessionId();
		session.setAttribute(ATTRIBUTE, new HalfSignedIn(account.id(), account.getUsername(), now));
		session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.getUsername());
	}

	/** Who began in this session, not too long ago. */
	static @Nullable HalfSignedIn of(HttpServletRequest request, Instant now) {
		HttpSession session = request.getSession(false);
		Object found = (session != null) ? session.getAttribute(ATTRIBUTE) : null;
		return (found instanceof HalfSignedIn half && now.isBefore(half.since.plus(LONGEST))) ? half : null;
	}

	static void end(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(ATTRIBUTE);
			session.removeAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
		}
	}

}
