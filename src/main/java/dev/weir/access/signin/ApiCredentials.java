package dev.weir.access.signin;

import java.io.IOException;
import java.util.List;

import dev.weir.access.token.TokenCheck;
import dev.weir.access.token.TokenUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever sends credentials with the request itself: an API token anywhere, an
 * account and password only to get such a token. They hold for this request alone,
 * outrank a session that is sent along, and touch none. Wrong ones are refused and never
 * fall back to a session: the CSRF check was passed over because of them. Thread-safe.
 */
class ApiCredentials extends OncePerRequestFilter {

	private static final String BEARER = "bearer ";

	private static final String BASIC = "basic ";

	private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

	private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

	private final TokenCheck tokens;

	private final AuthenticationManager passwords;

	private final ApiRefusals refusals;

	ApiCredentials(TokenCheck tokens, AuthenticationManager passwords, ApiRefusals refusals) {
		this.tokens = tokens;
		this.passwords = passwords;
		this.refusals = refusals;
	}

	/**
	 * Whether the request brings credentials that no other site can make a browser send.
	 */
	static boolean areIn(HttpServletRequest request) {
		return starts(request, BEARER) || isBasic(request);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !areIn(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication;
		try {
			authentication = isBasic(request) ? byPassword(request) : byToken(request);
		}
		catch (AuthenticationException ex) {
			SecurityContextHolder.clearContext();
			this.refusals.commence(request, response, ex);
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		chain.doFilter(request, response);
	}

	private Authentication byToken(HttpServletRequest request) {
		String secret = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
		TokenUser user = this.tokens.bySecret(secret).orElseThrow(() -> new BadCredentialsException("invalid token"));
		PreAuthenticatedAuthenticationToken authentication = new PreAuthenticatedAuthenticationToken(user, "",
				List.of());
		authentication.setAuthenticated(true);
		return authentication;
	}

	private Authentication byPassword(HttpServletRequest request) {
		@Nullable UsernamePasswordAuthenticationToken attempt = this.basic.convert(request);
		Authentication result = (attempt != null) ? this.passwords.authenticate(attempt) : null;
		if (result == null) {
			throw new BadCredentialsException("no credentials");
		}
		return result;
	}

	private static boolean isBasic(HttpServletRequest request) {
		return starts(request, BASIC) && HttpMethod.POST.matches(request.getMethod())
				&& request.getRequestURI().equals(request.getContextPath() + "/api/v1/tokens");
	}

	private static boolean starts(HttpServletRequest request, String scheme) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
	}

}
