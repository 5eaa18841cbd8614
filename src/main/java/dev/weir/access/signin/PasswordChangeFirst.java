package dev.weir.access.signin;

import java.io.IOException;
import java.util.Set;

import dev.weir.access.account.AccountUser;
import dev.weir.access.token.TokenUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * As long as the password is the temporary one, lets nothing pass but its change and
 * signing out. Thread-safe.
 */
class PasswordChangeFirst extends OncePerRequestFilter {

	static final String PAGE = "/account/password";

	private static final Set<String> ALLOWED = Set.of(PAGE, "/logout", "/login", "/preferences", "/error",
			"/favicon.ico");

	private final ApiRefusals refusals;

	PasswordChangeFirst(ApiRefusals refusals) {
		this.refusals = refusals;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (!isDue() || ALLOWED.contains(path) || path.startsWith("/assets/")) {
			chain.doFilter(request, response);
		}
		else if (SecurityConfiguration.isApi(request)) {
			this.refusals.mustChangePassword(request, response);
		}
		else if (PageRefusals.isHtmx(request)) {
			response.setHeader("HX-Redirect", request.getContextPath() + PAGE);
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (PageRefusals.isNavigation(request)) {
			response.sendRedirect(request.getContextPath() + PAGE);
		}
		else {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private static boolean isDue() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		Object principal = (authentication != null) ? authentication.getPrincipal() : null;
		return (principal instanceof AccountUser account && account.mustChangePassword())
				|| (principal instanceof TokenUser token && token.mustChangePassword());
	}

}
