package dev.weir.access.signin;

import java.io.IOException;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * How the filters refuse a REST request: by the same {@link Problem}s, shown by the same
 * advice, as the controllers behind them. Thread-safe.
 */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final HandlerExceptionResolver resolver;

	ApiRefusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		if (cause instanceof TooManyTries tries) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.seconds()));
			answer(request, response,
					Problem.of(ErrorKind.TOO_MANY_TRIES, "access.sign-in.too-many-tries", tries.seconds()));
			return;
		}
		if (cause instanceof SecondFactorNeeded) {
			answer(request, response, Problem.of(ErrorKind.UNAUTHENTICATED, "access.sign-in.no-basic"));
			return;
		}
		// not Basic, which would make browsers open a window of their own
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"weir\"");
		answer(request, response, Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException {
		boolean csrf = cause instanceof CsrfException;
		if (csrf && SecurityContextHolder.getContext().getAuthentication() == null) {
			answer(request, response, Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
		}
		else {
			answer(request, response,
					Problem.of(ErrorKind.FORBIDDEN, csrf ? "access.csrf" : ErrorKind.FORBIDDEN.messageKey()));
		}
	}

	/** Something else has to be done before, on the web pages. */
	void first(HttpServletRequest request, HttpServletResponse response, String messageKey) throws IOException {
		answer(request, response, Problem.of(ErrorKind.FORBIDDEN, messageKey));
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
		if (this.resolver.resolveException(request, response, null, problem) == null) {
			response.sendError(problem.kind().httpStatus());
		}
	}

}
