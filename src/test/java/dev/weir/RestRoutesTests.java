package dev.weir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every route of the REST interface with bad input: whatever comes, the answer is a
 * problem that the caller can understand, never a fault of Weir's.
 */
@WeirWebTest
class RestRoutesTests {

	private static final List<String> HOSTILE = List.of(UUID.randomUUID().toString(), "nonsense",
			"<script>alert(1)</script>", "'; drop table task; --", "名字😀\u202e", "x".repeat(300), "-oProxyCommand=id",
			"a b", "%2e%2e");

	private static final List<String> BODIES = List.of("", "{}", "[]", "null", "\"text\"", "{\"unknown\": 1}",
			"{broken",
			"{\"name\": {\"a\": []}, \"hostId\": 7, \"xml\": 3, \"vcpus\": \"many\", \"connection\": \"none\", \"scopes\": 1}",
			"{\"name\": null, \"hostId\": \"" + UUID.randomUUID()
					+ "\", \"vcpus\": -1, \"memoryMib\": 99999999999999999999}",
			"{\"name\": \"-x\", \"connection\": {\"transport\": \"ssh\", \"address\": \"-oProxyCommand=id\", \"port\": 0}}",
			"{\"action\": \"explode\", \"uuids\": [\"x\"], \"keys\": [\"KEY_NONE\"], \"kind\": \"telnet\"}",
			"[".repeat(2000));

	private static final List<String> QUERIES = List.of("", "?limit=-1", "?limit=many", "?cursor=%25%25%25",
			"?q=%22open", "?q=state:", "?sort=nothing,desc", "?wait=forever", "?wait=-1", "?volumes=../etc/passwd",
			"?from=yesterday&to=0");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping routes;

	private String token = "";

	@BeforeEach
	void signIn() {
		String basic = Base64.getEncoder()
			.encodeToString(("admin:" + WeirWebTest.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
		MvcTestResult made = this.mvc.post()
			.uri("/api/v1/tokens")
			.header("Authorization", "Basic " + basic)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"walk-" + UUID.randomUUID() + "\"}")
			.exchange();
		assertThat(made).hasStatus2xxSuccessful();
		this.token = JsonMapper.builder().build().readTree(body(made)).get("token").asString();
	}

	@Test
	void badInputNeverBecomesAFaultOfWeir() {
		List<String> faults = new ArrayList<>();
		for (Route route : routes()) {
			for (String word : HOSTILE) {
				check(route, route.path(word), "{}", faults);
			}
			for (String query : QUERIES) {
				check(route, route.path(UUID.randomUUID().toString()) + query, "{}", faults);
			}
			if (route.method() != HttpMethod.GET) {
				BODIES.forEach((body) -> check(route, route.path(UUID.randomUUID().toString()), body, faults));
			}
		}
		assertThat(faults).isEmpty();
	}

	@Test
	void everyRouteAsksWhoIsThere() {
		assertThat(routes()).hasSizeGreaterThan(30).allSatisfy((route) -> {
			MvcTestResult result = this.mvc.method(route.method())
				.uri(UriComponentsBuilder.fromUriString(route.path(UUID.randomUUID().toString())).build().toUri())
				.exchange();
			assertThat(result.getResponse().getStatus()).as(route.toString()).isIn(401, 403);
		});
	}

	private void check(Route route, String uri, String body, List<String> faults) {
		MvcTestResult result = this.mvc.method(route.method())
			.uri(UriComponentsBuilder.fromUriString(uri).encode().build().toUri())
			.header("Authorization", "Bearer " + this.token)
			.header("Accept", "application/json, application/problem+json, */*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		int status = result.getResponse().getStatus();
		String type = String.valueOf(result.getResponse().getContentType());
		boolean understood = status < 400 || (status < 500 && type.startsWith("application/problem+json"));
		if (result.getUnresolvedException() != null || !understood) {
			faults.add(route.method() + " " + uri + " " + body + " -> " + status + " " + type + " " + body(result)
					+ result.getUnresolvedException());
		}
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private List<Route> routes() {
		return this.routes.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> Route.of(info).stream())
			.filter((route) -> route.pattern().startsWith("/api/v1/"))
			// open streams answer for ever; they have tests of their own
			.filter((route) -> !route.pattern().equals("/api/v1/events"))
			.sorted(Comparator.comparing(Route::toString))
			.toList();
	}

	/** A method and a path pattern. */
	private record Route(HttpMethod method, String pattern) {

		static List<Route> of(RequestMappingInfo info) {
			List<Route> all = new ArrayList<>();
			for (String pattern : info.getPatternValues()) {
				for (RequestMethod method : info.getMethodsCondition().getMethods()) {
					all.add(new Route(method.asHttpMethod(), pattern));
				}
			}
			return all;
		}

		String path(String variable) {
			return this.pattern.replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(variable));
		}

	}

}
