package dev.weir.vm.guest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.browser.GuestImage;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.testbed.LibvirtRig;

import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * A real Linux guest with Debian's qemu-guest-agent: a start group waits for it, then it
 * tells about itself.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class RealGuestAgentTests {

	private static LibvirtRig rig;

	private static HypervisorConnection libvirt;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	@BeforeAll
	static void startHost() {
		rig = LibvirtRig.start();
		libvirt = OpenConnections.local(rig.socket());
	}

	@AfterAll
	static void stopHost() {
		libvirt.close();
		rig.close();
	}

	@Test
	void aGroupWaitsForTheAgentWhichThenTells() throws Exception {
		UUID id = define();
		this.watch.watch(new WatchedHost(this.host, "agents", rig.spec(), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(60)))
			.until(() -> this.fleet.vm(new VmId(id)).isPresent());
		assertThat(json(HttpMethod.GET, "/api/v1/vms/" + id + "/guest", "", 409).get("detail").asString())
			.contains("does not run");
		String group = json(HttpMethod.POST, "/api/v1/start-groups",
				"{\"name\": \"g-" + id + "\", \"members\": [{\"vm\": \"" + id + "\", \"agentSeconds\": 300}]}", 201)
			.get("id")
			.asString();
		json(HttpMethod.POST, "/api/v1/start-groups/" + group + "/start", "", 202);
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(240)))
			.until(() -> json(HttpMethod.GET, "/api/v1/tasks?q=kind:vm.group.start&limit=1", "", 200).get("items")
				.get(0)
				.get("state")
				.asString()
				.equals("succeeded"));
		JsonNode facts = json(HttpMethod.GET, "/api/v1/vms/" + id + "/guest", "", 200);
		assertThat(facts.get("hostname").asString()).isEqualTo("agent");
		assertThat(facts.get("kernel").asString()).isNotBlank();
		assertThat(Math.abs(facts.get("driftMillis").asLong())).isLessThan(Duration.ofHours(1).toMillis());
		assertThat(facts.get("addresses").toString()).contains("127.0.0.1");
		json(HttpMethod.DELETE, "/api/v1/start-groups/" + group, "", 204);
		this.watch.forget(this.host);
		libvirt.domains().destroy(id, false);
		libvirt.domains().undefine(id, Set.of(UndefineOption.values()));
	}

	private static UUID define() throws Exception {
		Path guest = GuestImage.withAgent();
		String xml = GuestImage.xml("agent", rig.place(guest.resolve("vmlinuz")), rig.place(guest.resolve("agent.img")))
			.replace("</devices>",
					"<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel></devices>");
		return libvirt.domains().define(xml).uuid();
	}

	private JsonNode json(HttpMethod method, String uri, String body, int status) {
		MvcTestResult result = this.mvc.method(method)
			.uri(uri)
			.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		String text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
		return JsonMapper.builder().build().readTree(text.isEmpty() ? "{}" : text);
	}

}
