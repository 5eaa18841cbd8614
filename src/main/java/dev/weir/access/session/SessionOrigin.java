package dev.weir.access.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.session.Session;

/**
 * Where a session was signed in from; kept in it. Immutable.
 *
 * @param browser what the browser called itself (hostile text), cut
 */
public record SessionOrigin(String address, String browser, Instant since) implements Serializable {

	private static final String ATTRIBUTE = SessionOrigin.class.getName();

	private static final int LONGEST = 200;

	/** Notes it in the session of a request that has just signed in. */
	public static void note(HttpServletRequest request, Instant now) {
		String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
		SessionOrigin origin = new SessionOrigin(request.getRemoteAddr(),
				agent.substring(0, Math.min(agent.length(), LONGEST)), now);
		request.getSession().setAttribute(ATTRIBUTE, origin);
	}

	/** Null for a session that is not signed in. */
	static @Nullable SessionOrigin of(Session session) {
		Object found = session.getAttribute(ATTRIBUTE);
		return (found instanceof SessionOrigin origin) ? origin : null;
	}

}
