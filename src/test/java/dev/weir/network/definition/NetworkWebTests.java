package dev.weir.network.definition;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.network.NetworkMode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Networks by page and REST, on libvirt's test driver.
 */
@WeirWebTest
@SuppressWarnings("NullAway.Init")
class NetworkWebTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	@BeforeEach
	void follow() {
		this.watch.watch(new WatchedHost(this.host, "nets", new ConnectionSpec.Test(null), true));
		Awaitility.await()
			.until(() -> this.fleet.host(this.host).filter((up) -> up.isUp() && !up.networks().isEmpty()).isPresent());
	}

	@AfterEach
	void forget() {
		this.watch.forget(this.host);
	}

	@Test
	void theListIsFilteredAndLeadsToEachNetwork() {
		String page = text(this.mvc.get().uri("/hosts/{host}/networks", this.host).header("HX-Request", "true"));
		assertThat(page).contains("/networks/default\"", "NAT for trying out", "192.168.122.2 – 254");
		assertThat(text(
				this.mvc.get().uri("/hosts/{host}/networks?q=mode:bridge", this.host).header("HX-Request", "true")))
			.contains("No network fits");
		assertThat(text(this.mvc.get().uri("/hosts/{host}/networks?q=mode:", this.host).header("HX-Request", "true")))
			.isNotEmpty();
	}

	@Test
	void aPageTellsAllAboutOne() {
		assertThat(text(this.mvc.get().uri("/hosts/{host}/networks/default", this.host)))
			.contains("Reading from the host");
		String facts = text(
				this.mvc.get().uri("/hosts/{host}/networks/default", this.host).header("HX-Request", "true"));
		assertThat(facts).contains("192.168.122.1/24", "192.168.122.2 - 192.168.122.254", "&lt;network", "Used by");
		for (String tail : List.of("/edit", "/xml", "/remove", "/leases")) {
			assertThat(send(this.mvc.get().uri("/hosts/{host}/networks/default" + tail, this.host))).hasStatusOk();
		}
	}

	@ParameterizedTest
	@EnumSource(NetworkMode.class)
	void theFormShowsTheFieldsOfItsModeOnly(NetworkMode mode) {
		String form = text(this.mvc.post()
			.uri("/hosts/{host}/new-network?shape=mode", this.host)
			.param("mode", mode.id())
			.param("name", "kept")
			.param("vlan", "77")
			.param("ipv4", "10.0.0.1/24"));
		assertThat(form).contains("value=\"kept\"", "77", "10.0.0.1/24");
		assertThat(form.contains("for=\"ipv4Ranges\"")).isEqualTo(mode.hasOwnBridge());
		assertThat(form.contains("for=\"bridge\"")).isEqualTo(mode.hasOwnBridge() || mode.needsBridge());
		assertThat(form.contains("for=\"vlan\"")).isEqualTo(mode.hasVlan());
	}

	@Test
	void aFormMakesChangesAndRemovesANetwork() {
		MvcTestResult made = send(this.mvc.post()
			.uri("/hosts/{host}/new-network", this.host)
			.param("name", "lab it's")
			.param("mode", "isolated")
			.param("bridge", "wrlab")
			.param("ipv4", "192.168.88.1/24")
			.param("ipv4Ranges", "192.168.88.10 - 192.168.88.20\n")
			.param("ipv4Hosts", "52:54:00:00:00:01 192.168.88.5 one")
			.param("dns", "true")
			.param("stp", "true"));
		assertThat(made).as(text(made)).hasStatus(302);
		// the form waits for a few seconds only
		Awaitility.await().until(() -> this.fleet.requireHost(this.host).network("lab it's").isPresent());
		MvcTestResult definition = send(
				this.mvc.get().uri("/api/v1/hosts/{host}/networks/{network}/definition", this.host, "lab it's"));
		JsonNode told = json(definition).get("definition");
		assertThat(told.get("ipv4").get("hosts").get(0).get("name").asString()).isEqualTo("one");
		String version = String.valueOf(definition.getResponse().getHeader("ETag"));
		MvcTestResult overlap = send(this.mvc.post()
			.uri("/hosts/{host}/new-network", this.host)
			.param("name", "other")
			.param("mode", "nat")
			.param("bridge", "wrlab")
			.param("ipv4", "192.168.88.129/25"));
		assertThat(overlap).hasStatus(422);
		assertThat(text(overlap)).contains("overlap with the network lab it", "has this bridge already",
				"192.168.88.129/25");
		String draft = told.toString().replace("\"one\"", "\"uno\"");
		assertThat(sendJson(this.mvc.put()
			.uri("/api/v1/hosts/{host}/networks/{network}/definition", this.host, "lab it's")
			.header("If-Match", "\"0000\""), draft)).hasStatus(412);
		MvcTestResult changed = sendJson(this.mvc.put()
			.uri("/api/v1/hosts/{host}/networks/{network}/definition?wait=60", this.host, "lab it's")
			.header("If-Match", version), draft);
		assertThat(changed).as(text(changed)).hasStatus(202);
		assertThat(text(send(this.mvc.get().uri("/api/v1/hosts/{host}/networks/{network}/xml", this.host, "lab it's"))))
			.contains("uno");
		assertThat(sendJson(
				this.mvc.delete().uri("/api/v1/hosts/{host}/networks/{network}?wait=60", this.host, "lab it's"), ""))
			.hasStatus(202);
		Awaitility.await().until(() -> this.fleet.requireHost(this.host).network("lab it's").isEmpty());
	}

	@Test
	void everyFaultStandsBesideItsFieldAndNothingIsLost() {
		MvcTestResult refused = send(this.mvc.post()
			.uri("/hosts/{host}/new-network", this.host)
			.param("name", "default")
			.param("mode", "nat")
			.param("mtu", "huge")
			.param("ipv4", "10.0.0.1/8")
			.param("ipv4Ranges", "10.0.0.5 - 10.0.0.2\n172.16.0.1 - 172.16.0.2")
			.param("ipv4Hosts", "52:54:00:00:00:01 10.0.0.9\n52:54:00:00:00:01 10.0.0.9")
			.param("dnsHosts", "nonsense"));
		assertThat(refused).hasStatus(422);
		assertThat(text(refused)).contains("has a network default already", "Entry 1: The end comes before the start.",
				"Entry 2: This address is not within the network.", "Entry 2: 52:54:00:00:00:01 is there already.",
				"Entry 2: 10.0.0.9 is there already.", "huge", "172.16.0.1 - 172.16.0.2",
				"A whole number from 68 to 65,535 is expected.");
	}

	@Test
	void restNamesEachWrongField() {
		MvcTestResult refused = sendJson(this.mvc.post().uri("/api/v1/hosts/{host}/networks", this.host), """
				{"name": "x", "mode": "bridge", "ipv4": {"address": "10.0.0.1", "prefix": 24}, "vlan": {"tags": [5]},
				 "portGroups": [{"name": "a", "byDefault": true}, {"name": "a", "byDefault": true}]}""");
		assertThat(refused).hasStatus(422);
		assertThat(json(refused).get("errors").valueStream().map((error) -> error.get("field").asString()))
			.containsExactlyInAnyOrder("ipv4", "vlan", "bridge", "portGroups[1].name", "portGroups");
	}

	@Test
	void xmlOfAnotherNetworkOrOfNoneIsRefused() {
		for (String xml : List.of("<network><name>other</name></network>", "<domain/>", "<network>", "")) {
			MvcTestResult refused = send(
					this.mvc.post().uri("/hosts/{host}/networks/default/xml", this.host).param("xml", xml));
			assertThat(refused).as(xml).hasStatus(422);
		}
	}

	private String text(MockMvcRequestBuilder request) {
		return text(send(request));
	}

	private MvcTestResult send(MockMvcRequestBuilder request) {
		return request.with(csrf()).with(user(this.accounts.loadUserByUsername("admin"))).exchange();
	}

	private MvcTestResult sendJson(MockMvcRequestBuilder request, String body) {
		return send(request.contentType(MediaType.APPLICATION_JSON).content(body));
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static JsonNode json(MvcTestResult result) {
		return JSON.readTree(text(result));
	}

}
