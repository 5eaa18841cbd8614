package dev.weir.access.signin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.account.AccountUser;
import dev.weir.access.token.TokenUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who sent the request that this thread serves. Thread-safe.
 */
@Component
class RequestCaller {

	private static final String NOWHERE = "-";

	Optional<Actor> actor() {
		Object principal = principal();
		if (principal instanceof TokenUser token) {
			return Optional
				.of(new Actor(token.account(), token.tokenName(), null, token.tokenId().toString(), address()));
		}
		if (principal instanceof AccountUser account) {
			return Optional.of(new Actor(account.getUsername(), null, sessionId(), null, address()));
		}
		return Optional.empty();
	}

	/** Nothing until a temporary password was changed and what is required was set up. */
	Set<Permission> permissions() {
		Object principal = principal();
		if (principal instanceof TokenUser token && !token.mustChangePassword()) {
			return token.permissions();
		}
		if (principal instanceof AccountUser account && !account.mustChangePassword()
				&& !account.mustSetUpSecondFactor()) {
			return account.role().permissions();
		}
		return EnumSet.noneOf(Permission.class);
	}

	private static @Nullable Object principal() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.isAuthenticated()) ? authentication.getPrincipal() : null;
	}

	private static String address() {
		HttpServletRequest request = request();
		return (request != null) ? request.getRemoteAddr() : NOWHERE;
	}

	private static @Nullable String sessionId() {
		HttpServletRequest request = request();
		HttpSession session = (request != null) ? request.getSession(false) : null;
		return (session != null) ? session.getId() : null;
	}

	private static @Nullable HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
