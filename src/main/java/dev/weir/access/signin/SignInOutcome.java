package dev.weir.access.signin;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import dev.weir.access.session.SessionOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where the sign-in form leads to. Thread-safe.
 */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private final RequestCache cache;

	private final Duration sessionTimeout;

	private final Clock clock;

	/**
	 * @param cache keeps the page that was asked for before the sign-in
	 * @param sessionTimeout how long a signed-in session may idle
	 */
	SignInOutcome(RequestCache cache, Duration sessionTimeout, Clock clock) {
		this.cache = cache;
		this.sessionTimeout = sessionTimeout;
		this.clock = clock;
	}

	/** Where the page that was asked for before is kept. */
	RequestCache cache() {
		return this.cache;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		request.getSession().setMaxInactiveInterval((int) this.sessionTimeout.toSeconds());
		SessionOrigin.note(request, this.clock.instant());
		SavedRequest saved = this.cache.getRequest(request, response);
		this.cache.removeRequest(request, response);
		String wanted = (saved != null) ? local(saved.getRedirectUrl()) : null;
		response.sendRedirect((wanted != null) ? wanted : request.getContextPath() + "/");
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException cause) throws IOException {
		if (cause instanceof SecondFactorNeeded half) {
			HalfSignedIn.begin(request, half.account(), this.clock.instant());
			response.sendRedirect(request.getContextPath() + CodeSignIn.PAGE);
			return;
		}
		String why = (cause instanceof TooManyTries tries) ? "?wait=" + tries.seconds()
				: (cause instanceof LockedException) ? "?locked" : "?failed";
		response.sendRedirect(request.getContextPath() + PageRefusals.SIGN_IN + why);
	}

	/**
	 * Path and query alone, so that a forged Host header leads nowhere; null for what a
	 * browser could read as another site.
	 */
	static @Nullable String local(String url) {
		try {
			URI uri = URI.create(url);
			String path = uri.getRawPath();
			if (path == null || !path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
				return null;
			}
			return (uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
