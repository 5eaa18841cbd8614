package dev.weir.web.shell;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps strangers from taking all threads of the server by sending forms byte by byte: a
 * form is read before anybody knows who sent it, so that no more than half of the threads
 * may be at it. Requests that show who they are in a header are not read until that is
 * checked, and pass by. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SlowBodies extends OncePerRequestFilter {

	private static final String CSRF_HEADER = "X-CSRF-TOKEN";

	private static final String SECONDS = "5";

	private final Semaphore readers;

	SlowBodies(@Value("${server.tomcat.threads.max:100}") int threads) {
		this.readers = new Semaphore(Math.max(1, threads / 2));
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		boolean hasBody = request.getContentLengthLong() > 0
				|| request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		return !hasBody || request.getHeader(HttpHeaders.AUTHORIZATION) != null
				|| request.getHeader(CSRF_HEADER) != null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.readers.tryAcquire()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.readers.release();
		}
	}

}
