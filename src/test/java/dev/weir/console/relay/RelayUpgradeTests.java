package dev.weir.console.relay;

import dev.weir.access.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RelayUpgradeTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "http, weir.example, 8080, http://weir.example:8080, true",
			"https, weir.example, 443, https://weir.example, true",
			"https, weir.example, 443, https://WEIR.example, true", "http, weir.example, 80, http://weir.example, true",
			"http, [::1], 8080, http://[::1]:8080, true", "https, weir.example, 443, http://weir.example, false",
			"http, weir.example, 8080, http://weir.example, false",
			"http, weir.example, 8080, http://weir.example:8080.evil.example, false",
			"http, weir.example, 8080, http://evil.example:8080, false", "http, weir.example, 8080, null, false",
			"http, weir.example, 8080, -, false" })
	void takesSessionsFromItsOwnPagesOnly(String scheme, String host, int port, @Nullable String origin,
			boolean expected) {
		Actor actor = new Actor("alice", null, "session", null, "-");
		assertThat(RelayUpgrade.isFromUs(request(scheme, host, port, origin), actor)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, true", "http://evil.example, false", "http://weir.example:8080, true" })
	void takesTokensWithoutOrigin(@Nullable String origin, boolean expected) {
		Actor actor = new Actor("alice", "ci", null, "token", "-");
		assertThat(RelayUpgrade.isFromUs(request("http", "weir.example", 8080, origin), actor)).isEqualTo(expected);
	}

	private static MockHttpServletRequest request(String scheme, String host, int port, @Nullable String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/ws/console");
		request.setScheme(scheme);
		request.setSecure("https".equals(scheme));
		request.setServerName(host);
		request.setServerPort(port);
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		return request;
	}

}
