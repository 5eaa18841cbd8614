package dev.weir.access.signin;

import java.io.IOException;
import java.util.Set;

import dev.weir.access.account.AccountUser;
import dev.weir.access.token.TokenUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * As long as the password is the temporary one, or a second factor that is required is
 * not there, lets nothing pass but the page that mends it and signing out. Thread-safe.
 */
class DutyFirst extends OncePerRequestFilter {

	private static final Set<String> ALLOWED = Set.of("/logout", "/login", "/preferences", "/error", "/favicon.ico");

	private final ApiRefusals refusals;

	DutyFirst(ApiRefusals refusals) {
		this.refusals = refusals;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		Duty duty = duty();
		if (duty == null || duty.isDoneAt(path) || ALLOWED.contains(path) || path.startsWith("/assets/")) {
			chain.doFilter(request, response);
		}
		else if (SecurityConfiguration.isApi(request)) {
			this.refusals.first(request, response, duty.messageKey);
		}
		else if (PageRefusals.isHtmx(request)) {
			response.setHeader("HX-Redirect", request.getContextPath() + duty.page);
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (PageRefusals.isNavigation(request)) {
			response.sendRedirect(request.getContextPath() + duty.page);
		}
		else {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private static @Nullable Duty duty() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		Object principal = (authentication != null) ? authentication.getPrincipal() : null;
		if ((principal instanceof AccountUser account && account.mustChangePassword())
				|| (principal instanceof TokenUser token && token.mustChangePassword())) {
			return Duty.PASSWORD;
		}
		return (principal instanceof AccountUser account && account.mustSetUpSecondFactor()) ? Duty.SECOND_FACTOR
				: null;
	}

	private enum Duty {

		PASSWORD("/account/password", "access.password.change-first"),
		SECOND_FACTOR("/account/second-factor", "access.second-factor.set-up-first");

		private final String page;

		private final String messageKey;

		Duty(String page, String messageKey) {
			this.page = page;
			this.messageKey = messageKey;
		}

		boolean isDoneAt(String path) {
			return path.equals(this.page) || path.startsWith(this.page + "/");
		}

	}

}
