package dev.weir.web.shell;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may make a thread wait for a body.
 */
class SlowBodiesTests {

	private final SlowBodies bodies = new SlowBodies(2);

	private final AtomicInteger passed = new AtomicInteger();

	@Test
	void halfOfTheThreadsMayReadForms() throws Exception {
		MockHttpServletResponse second = new MockHttpServletResponse();
		this.bodies.doFilter(form(), new MockHttpServletResponse(),
				(request, response) -> this.bodies.doFilter(form(), second, counted()));
		assertThat(second.getStatus()).isEqualTo(503);
		assertThat(second.getHeader("Retry-After")).isEqualTo("5");
		assertThat(this.passed).hasValue(0);
		this.bodies.doFilter(form(), new MockHttpServletResponse(), counted());
		assertThat(this.passed).as("the first has made room").hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "X-CSRF-TOKEN" })
	void whoeverShowsWhoTheyArePasses(String header) throws Exception {
		MockHttpServletRequest known = form();
		known.addHeader(header, "x");
		this.bodies.doFilter(form(), new MockHttpServletResponse(),
				(request, response) -> this.bodies.doFilter(known, new MockHttpServletResponse(), counted()));
		assertThat(this.passed).hasValue(1);
	}

	@Test
	void requestsWithoutABodyPass() throws Exception {
		this.bodies.doFilter(form(), new MockHttpServletResponse(), (request, response) -> this.bodies
			.doFilter(new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), counted()));
		assertThat(this.passed).hasValue(1);
	}

	private FilterChain counted() {
		return (request, response) -> this.passed.incrementAndGet();
	}

	private static MockHttpServletRequest form() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
		request.setContent("account=a".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		return request;
	}

}
