package dev.weir.web.error;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The one place where exceptions of pages and REST end. Thread-safe.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {

	private final Faults faults;

	private final FaultAnswers answers;

	private final LocaleResolver locales;

	ErrorAdvice(Faults faults, FaultAnswers answers, LocaleResolver locales) {
		this.faults = faults;
		this.answers = answers;
		this.locales = locales;
	}

	@ExceptionHandler
	@Nullable Object answer(Exception error, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (error instanceof AccessDeniedException || error instanceof AuthenticationException) {
			throw error; // for the filters of Spring Security
		}
		if (isGone(error) || response.isCommitted()) {
			return null;
		}
		Fault fault = this.faults.of(error, this.locales.resolveLocale(request));
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return this.answers.answer(fault, path, request, response);
	}

	/** The client went away: there is nobody to tell. */
	private static boolean isGone(Exception error) {
		return error instanceof AsyncRequestNotUsableException || error instanceof AsyncRequestTimeoutException
				|| (error instanceof IOException && error.getClass().getSimpleName().equals("ClientAbortException"));
	}

}
