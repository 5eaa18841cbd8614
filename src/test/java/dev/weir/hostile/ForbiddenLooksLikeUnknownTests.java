package dev.weir.hostile;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Who may not touch storage and networks learns nothing about which there are: the answer
 * is the same for what exists and what does not.
 */
@WeirWebTest
class ForbiddenLooksLikeUnknownTests {

	private static final String VOLUME = "{\"name\": \"a.img\", \"capacityBytes\": 1048576, \"format\": \"raw\"}";

	private static final List<String> ROUTES = List.of("GET storage-pools", "GET storage-pools/default-pool",
			"POST storage-pools/default-pool/stop", "POST storage-pools/default-pool/refresh",
			"GET storage-pools/default-pool/volumes", "POST storage-pools/default-pool/volumes",
			"GET storage-pools/default-pool/volumes/a", "DELETE storage-pools/default-pool/volumes/a",
			"GET storage-pools/default-pool/volumes/a/content", "PUT storage-pools/default-pool/volumes/a/content",
			"GET networks", "GET networks/default", "GET networks/default/leases", "POST networks/default/stop",
			"POST networks/default/start", "DELETE networks/default", "GET networks/default/definition",
			"GET networks/default/xml", "GET nwfilters", "GET nwfilters/a", "DELETE nwfilters/a", "GET interfaces");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	private final HostId host = HostId.random();

	private String token = "";

	@BeforeEach
	void followAHost() throws Exception {
		this.watch.watch(new WatchedHost(this.host, "fuzz", new ConnectionSpec.Test(null), true));
		Awaitility.await().until(() -> this.fleet.host(this.host).filter((up) -> !up.pools().isEmpty()).isPresent());
		MvcTestResult made = this.mvc.post()
			.uri("/api/v1/tokens")
			.with(user(this.accounts.loadUserByUsername("admin")))
			.with(csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"narrow " + UUID.randomUUID() + "\", \"scopes\": [\"task.view\"]}")
			.exchange();
		this.token = json(made).get("token").asString();
	}

	@AfterEach
	void forgetTheHost() {
		this.watch.forget(this.host);
	}

	@Test
	void theAnswerIsTheSame() throws Exception {
		for (String route : ROUTES) {
			String known = ask(route, this.host);
			assertThat(known).as(route).matches("40[34] .*");
			assertThat(ask(route, HostId.random())).as(route + " of an unknown host").isEqualTo(known);
			String other = route.replace("default-pool", "none").replace("networks/default", "networks/none");
			assertThat(ask(other, this.host)).as(other).isEqualTo(known);
		}
	}

	private String ask(String route, HostId of) throws Exception {
		String[] parts = route.split(" ");
		MvcTestResult result = this.mvc.method(HttpMethod.valueOf(parts[0]))
			.uri("/api/v1/hosts/" + of + "/" + parts[1])
			.header("Authorization", "Bearer " + this.token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(parts[0].equals("GET") ? "" : VOLUME)
			.exchange();
		JsonNode problem = json(result);
		return result.getResponse().getStatus() + " " + problem.path("title").asString("") + " "
				+ problem.path("detail").asString("");
	}

	private static JsonNode json(MvcTestResult result) throws UnsupportedEncodingException {
		return JsonMapper.builder().build().readTree(result.getResponse().getContentAsString());
	}

}
