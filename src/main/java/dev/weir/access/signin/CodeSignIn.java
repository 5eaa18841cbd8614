package dev.weir.access.signin;

import java.io.IOException;

import dev.weir.access.account.AccountUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The form for the second factor, which ends a sign-in. Thread-safe.
 */
class CodeSignIn extends AbstractAuthenticationProcessingFilter {

	static final String PAGE = "/login/code";

	private final SecondStep step;

	CodeSignIn(SecondStep step, SignInOutcome outcome) {
		super(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, PAGE));
		this.step = step;
		setSecurityContextRepository(new HttpSessionSecurityContextRepository());
		setAuthenticationSuccessHandler(outcome);
		setAuthenticationFailureHandler(CodeSignIn::failed);
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		HalfSignedIn half = HalfSignedIn.of(request, this.step.now());
		if (half == null) {
			throw new CredentialsExpiredException("no password before");
		}
		String typed = request.getParameter("code");
		AccountUser account = this.step.check(half, (typed != null) ? typed : "", request.getRemoteAddr());
		HalfSignedIn.end(request);
		account.eraseCredentials();
		UsernamePasswordAuthenticationToken result = UsernamePasswordAuthenticationToken.authenticated(account, null,
				account.getAuthorities());
		result.setDetails(this.authenticationDetailsSource.buildDetails(request));
		return result;
	}

	private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		String where = (cause instanceof CredentialsExpiredException) ? PageRefusals.SIGN_IN + "?expired"
				: (cause instanceof TooManyTries tries) ? PAGE + "?wait=" + tries.seconds() : PAGE + "?failed";
		response.sendRedirect(request.getContextPath() + where);
	}

}
