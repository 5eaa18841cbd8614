package dev.weir.access.signin;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * How the filters refuse what a browser asked for. Only a navigation is sent to the
 * sign-in page. htmx is told to load the whole page anew (which then becomes such a
 * navigation and comes back to the same place afterwards), so that no sign-in form ever
 * lands in a table cell; streams, WebSockets and scripts get the bare status.
 * Thread-safe.
 */
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	static final String SIGN_IN = "/login";

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response,
			@Nullable AuthenticationException cause) throws IOException {
		if (isNavigation(request)) {
			response.sendRedirect(request.getContextPath() + SIGN_IN);
			return;
		}
		if (isHtmx(request)) {
			response.setHeader("HX-Refresh", "true");
		}
		response.setStatus(HttpStatus.UNAUTHORIZED.value());
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException {
		boolean signIn = SIGN_IN.equals(path(request));
		if (signIn || SecurityContextHolder.getContext().getAuthentication() == null) {
			expired(request, response);
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	/** The session, and with it the CSRF token, ended while the page stood open. */
	private void expired(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (isHtmx(request) || !isHtml(request)) {
			commence(request, response, null);
		}
		else {
			response.sendRedirect(request.getContextPath() + SIGN_IN + "?expired");
		}
	}

	/** Whether a person went there, so that it can be come back to. */
	static boolean isNavigation(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod()) && !isHtmx(request) && isHtml(request)
				&& request.getHeader(HttpHeaders.UPGRADE) == null;
	}

	static boolean isHtmx(HttpServletRequest request) {
		return request.getHeader("HX-Request") != null;
	}

	private static boolean isHtml(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	private static String path(HttpServletRequest request) {
		return request.getRequestURI().substring(request.getContextPath().length());
	}

}
