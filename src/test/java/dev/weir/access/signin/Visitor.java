package dev.weir.access.signin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.WeirWebTest;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A browser as the server sees it: keeps the session and the CSRF token of the last page.
 * Used by one thread.
 */
final class Visitor {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	/** The name without a web server, which is what gives it the one of the settings. */
	private static final String COOKIE = "SESSION";

	private final MockMvcTester mvc;

	private final String address;

	private @Nullable Cookie session;

	private String token = "";

	Visitor(MockMvcTester mvc, String address) {
		this.mvc = mvc;
		this.address = address;
	}

	MvcTestResult get(String uri) {
		return remember(request(HttpMethod.GET, uri).accept(MediaType.TEXT_HTML).exchange());
	}

	MvcTestResult signIn(String account, String password) {
		get("/login");
		return remember(request(HttpMethod.POST, "/login").accept(MediaType.TEXT_HTML)
			.param("_csrf", this.token)
			.param("account", account)
			.param("password", password)
			.exchange());
	}

	Visitor signedIn() {
		signIn("admin", WeirWebTest.ADMIN_PASSWORD);
		return this;
	}

	/** Sends a form with the token of the last page. */
	MvcTestResult post(String uri, String... parameters) {
		MockMvcRequestBuilder request = request(HttpMethod.POST, uri).accept(MediaType.TEXT_HTML)
			.param("_csrf", this.token);
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return remember(request.exchange());
	}

	MockMvcRequestBuilder request(HttpMethod method, String uri) {
		MockMvcRequestBuilder request = this.mvc.method(method).uri(uri).with((raw) -> {
			raw.setRemoteAddr(this.address);
			return raw;
		});
		return (this.session != null) ? request.cookie(this.session) : request;
	}

	String sessionId() {
		return (this.session != null) ? this.session.getValue() : "";
	}

	String csrfToken() {
		return this.token;
	}

	private MvcTestResult remember(MvcTestResult result) {
		Cookie cookie = result.getResponse().getCookie(COOKIE);
		if (cookie != null) {
			this.session = (cookie.getMaxAge() == 0) ? null : cookie;
		}
		Matcher matcher = TOKEN.matcher(text(result));
		if (matcher.find()) {
			this.token = matcher.group(1);
		}
		return result;
	}

	static String text(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String location(MvcTestResult result) {
		String location = result.getResponse().getHeader(HttpHeaders.LOCATION);
		return (location != null) ? location.replace("http://localhost", "") : "";
	}

}
