package dev.weir.vm.create;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.testbed.Patience;
import dev.weir.vm.foreign.Packages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** A host in maintenance: nothing new comes to it by any way, and people see why. */
@WeirWebTest
class ClosedHostTests {

	private static final String REASON = "<b>new memory</b>";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	private final String name = "closed-" + UUID.randomUUID();

	@BeforeEach
	void aHostInMaintenance() {
		this.watch.watch(new WatchedHost(this.host, this.name, new ConnectionSpec.Test(null), true,
				new HostMarks(REASON, List.of())));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> this.fleet.host(this.host)
				.filter((mirror) -> mirror.isUp() && !mirror.pools().isEmpty() && mirror.capabilitiesXml() != null
						&& !mirror.vms().isEmpty())
				.isPresent());
	}

	@AfterEach
	void forget() {
		this.watch.forget(this.host);
	}

	@Test
	void refusesEveryWayToMakeAVirtualMachine() throws Exception {
		refused(json("/api/v1/vms", Map.of("hostId", id(), "name", "new", "vcpus", 1, "memoryMib", 64)));
		refused(json("/api/v1/vms/import-xml", Map.of("hostId", id(), "xml",
				"<domain type='test'><name>new</name><memory>65536</memory>" + "<os><type>hvm</type></os></domain>")));
		refused(json("/api/v1/vms/" + vm() + "/clone", Map.of("name", "new")));
		refused(this.mvc.put()
			.uri("/api/v1/vms/import-ova?pool=default-pool&name=new&hostId=" + this.host)
			.content(OvaArchiveTests.tar("a.ovf", Packages.OVF.strip())));
		assertThat(text(this.mvc.post().uri("/vms/new").param("hostId", id()).param("name", "new"), 409))
			.contains("is in maintenance");
		assertThat(text(this.mvc.post()
			.uri("/vms/new-xml")
			.param("hostId", id())
			.param("xml",
					"<domain type='test'><name>new</name><memory>65536</memory><os><type>hvm</type></os></domain>"),
				422))
			.contains("is in maintenance");
		assertThat(this.fleet.requireHost(this.host).vms()).hasSize(1);
	}

	@Test
	void isShownGreyWhereOneIsChosen() {
		String grey = "value=\"" + this.host + "\" disabled=\"disabled\">" + this.name
				+ " (in maintenance: &lt;b&gt;new memory&lt;/b&gt;)";
		for (String path : List.of("/vms/new?hostId=" + this.host, "/vms/new-xml", "/vms/import?hostId=" + this.host)) {
			assertThat(text(this.mvc.get().uri(path), 200)).contains(grey);
		}
	}

	@Test
	void isSeenAtItsVirtualMachines() {
		assertThat(text(this.mvc.get().uri("/vms?q=host:" + this.name), 200)).contains(">Maintenance<");
		assertThat(text(this.mvc.get().uri("/vms/" + vm()), 200)).contains(">Host in maintenance<");
		assertThat(text(this.mvc.get().uri("/search?q=" + vm()).header("HX-Request", "true"), 200))
			.contains(">Host in maintenance<");
		assertThat(text(this.mvc.get().uri("/search?q=" + this.name).header("HX-Request", "true"), 200))
			.contains(">Maintenance<");
	}

	private void refused(MockMvcRequestBuilder request) {
		assertThat(text(request, 409)).contains("is in maintenance", "new memory");
	}

	private MockMvcRequestBuilder json(String uri, Map<String, Object> body) {
		return this.mvc.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content(JsonMapper.builder().build().writeValueAsString(body));
	}

	private String text(MockMvcRequestBuilder request, int status) {
		MvcTestResult result = request.with(csrf()).with(user(this.accounts.loadUserByUsername("admin"))).exchange();
		String text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
		return text;
	}

	private String id() {
		return this.host.toString();
	}

	private VmId vm() {
		return this.fleet.requireHost(this.host).vms().keySet().iterator().next();
	}

}
