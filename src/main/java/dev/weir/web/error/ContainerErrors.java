package dev.weir.web.error;

import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers what went wrong outside of any controller: refusals of filters and of the
 * container, which it dispatches to {@code /error}. Thread-safe.
 */
@Controller
class ContainerErrors implements ErrorController {

	private final Faults faults;

	private final FaultAnswers answers;

	private final LocaleResolver locales;

	ContainerErrors(Faults faults, FaultAnswers answers, LocaleResolver locales) {
		this.faults = faults;
		this.answers = answers;
		this.locales = locales;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	Object error(HttpServletRequest request, HttpServletResponse response) {
		Locale locale = this.locales.resolveLocale(request);
		@Nullable Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		Fault fault = (thrown instanceof Exception error) ? this.faults.of(error, locale)
				: this.faults.ofStatus(status(request), locale);
		return this.answers.answer(fault, path(request), request, response);
	}

	/** Somebody who asks for /error by hand finds nothing. */
	private static HttpStatusCode status(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status && status >= 400)
				? HttpStatusCode.valueOf(status) : HttpStatusCode.valueOf(404);
	}

	private static String path(HttpServletRequest request) {
		String uri = (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) ? asked
				: request.getRequestURI();
		String context = request.getContextPath();
		return uri.startsWith(context) ? uri.substring(context.length()) : uri;
	}

}
