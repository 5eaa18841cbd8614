package dev.weir.web.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import dev.weir.problem.ErrorKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Answers 503 where the database fails outside of any controller: while the session is
 * looked up, while a token is checked, while what changed is stored. Needs neither
 * session nor account for it. Stands before every other filter, also when the container
 * dispatches anew to show an error or to go on. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseGuard extends OncePerRequestFilter {

	private static final String RETRY_SECONDS = "5";

	private final ProblemFaults problems;

	private final LocaleResolver locales;

	private final ITemplateEngine templates;

	private final JsonMapper json;

	DatabaseGuard(ProblemFaults problems, LocaleResolver locales, ITemplateEngine templates, JsonMapper json) {
		this.problems = problems;
		this.locales = locales;
		this.templates = templates;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !DatabaseTrouble.isIn(ex)) {
				throw ex;
			}
			this.logger.info("The database does not answer: " + ex.getMessage());
			response.reset();
			answer(request, response);
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Locale locale = this.locales.resolveLocale(request);
		Fault fault = this.problems.of(ErrorKind.DATABASE_UNAVAILABLE, locale);
		response.setStatus(fault.status().value());
		response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (FaultAnswers.isApi(path)) {
			write(response, MediaType.APPLICATION_PROBLEM_JSON, this.json.writeValueAsBytes(fault.toProblemDetail()));
			return;
		}
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Reswap", "none");
		}
		String page = this.templates.process("web/unavailable", new Context(locale, Map.of("fault", fault)));
		write(response, MediaType.TEXT_HTML, page.getBytes(StandardCharsets.UTF_8));
	}

	private static void write(HttpServletResponse response, MediaType type, byte[] body) throws IOException {
		response.setContentType(type.toString());
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
