package dev.weir.network.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.network.NetworkMode;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
 * Networks on a real libvirtd in a network namespace of its own: every mode is defined,
 * what can change at once does, and virsh does the same on a second copy.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class RealNetworkTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static LibvirtRig rig;

	private static HypervisorConnection libvirt;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	@BeforeAll
	static void startHost() {
		rig = LibvirtRig.startApart();
		libvirt = OpenConnections.local(rig.socket());
	}

	@AfterAll
	static void stopHost() {
		libvirt.close();
		rig.close();
	}

	@BeforeEach
	void follow() {
		this.watch.watch(new WatchedHost(this.host, "rig", rig.spec(), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.until(() -> this.fleet.host(this.host).filter((mirror) -> mirror.isUp()).isPresent());
	}

	@AfterEach
	void cleanUp() {
		this.watch.forget(this.host);
		libvirt.networks().list().forEach(RealNetworkTests::remove);
	}

	@ParameterizedTest
	@EnumSource(NetworkMode.class)
	void everyModeIsDefinedAndVirshDoesTheSame(NetworkMode mode) throws Exception {
		NetworkDraft draft = Drafts.of(mode, "made", 71);
		JsonNode task = done(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks?wait=30", this.host),
				JSON.writeValueAsString(draft)));
		assertThat(definition("made")).isEqualTo(draft.tidy());
		String made = comparable(libvirt.networks().inactiveXml("made"));
		remove(info("made"));
		shell(task.get("virsh").asString());
		assertThat(comparable(libvirt.networks().inactiveXml("made"))).isEqualTo(made);
	}

	@Test
	void whatLibvirtCanIsChangedAtOnceAndTheRestWaits() throws Exception {
		NetworkDraft draft = Drafts.of(NetworkMode.ISOLATED, "live", 72);
		NetworkDraft plain = new NetworkDraft("live", "isolated", "wr72", null, null, null, null, null, null, null,
				null, null, draft.ipv4(), draft.ipv6(), null, draft.dns(), null, null, null, draft.portGroups(), true,
				true);
		done(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks?wait=30", this.host),
				JSON.writeValueAsString(plain)));
		assertThat(info("live")).satisfies((made) -> {
			assertThat(made.active()).isTrue();
			assertThat(made.autostart()).isTrue();
		});
		String before = libvirt.networks().inactiveXml("live");
		String told = JSON.writeValueAsString(plain)
			.replace("192.168.72.90", "192.168.72.99")
			.replace("\"192.168.72.5\"", "\"192.168.72.6\"")
			.replace("db.lab.example", "db2.lab.example")
			.replace("fd00:72::5", "fd00:72::6")
			.replace("\"blue\"", "\"green\"");
		JsonNode task = done(
				send(this.mvc.put().uri("/api/v1/hosts/{host}/networks/live/definition?wait=30", this.host), told));
		assertThat(pending("live")).isEmpty();
		String live = libvirt.networks().xml("live");
		assertThat(live).contains("192.168.72.99", "192.168.72.6", "db2.lab.example", "fd00:72::6", "green")
			.doesNotContain("blue", "192.168.72.90", "192.168.72.5'", "fd00:72::5'");
		String inactive = libvirt.networks().inactiveXml("live");
		remove(info("live"));
		libvirt.networks().define(before);
		libvirt.networks().start("live");
		shell(task.get("virsh").asString());
		assertThat(comparable(libvirt.networks().xml("live"))).isEqualTo(comparable(live));
		assertThat(comparable(libvirt.networks().inactiveXml("live"))).isEqualTo(comparable(inactive));
		done(send(this.mvc.put().uri("/api/v1/hosts/{host}/networks/live/definition?wait=30", this.host),
				told.replaceFirst("\"domain\":null", "\"domain\":\"later.example\"")));
		assertThat(pending("live")).containsExactly("domain");
		done(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks/live/stop?wait=30", this.host), ""));
		done(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks/live/start?wait=30", this.host), ""));
		assertThat(pending("live")).isEmpty();
		assertThat(libvirt.networks().xml("live")).contains("later.example");
	}

	@Test
	void whatCannotBeStartedLeavesNothingBehind() throws Exception {
		libvirt.networks()
			.define("<network><name>first</name><bridge name='wr73'/><ip address='10.73.0.1' prefix='24'/></network>");
		libvirt.networks().start("first");
		rig.answer("net-undefine", "first");
		NetworkDraft draft = new NetworkDraft("second", "nat", null, null, "nodevice0", null, null, null, null, null,
				null, null, new NetworkDraft.Subnet("10.73.0.129", 25L, null, null), null, null, null, null, null, null,
				null, false, true);
		MvcTestResult refused = send(this.mvc.post().uri("/api/v1/hosts/{host}/networks?wait=30", this.host),
				JSON.writeValueAsString(draft));
		assertThat(refused).as(text(refused)).hasStatus(422);
		assertThat(text(refused)).contains("first");
		done(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks/first/stop?wait=30", this.host), ""));
		NetworkDraft onLo = new NetworkDraft("second", "isolated", "lo", null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, null, false, true);
		JsonNode task = json(send(this.mvc.post().uri("/api/v1/hosts/{host}/networks?wait=30", this.host),
				JSON.writeValueAsString(onLo)));
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("failed");
		assertThat(libvirt.networks().list()).extracting(NetworkInfo::name).doesNotContain("second");
	}

	@Test
	void packetFiltersAreMadeCopiedChangedAndRemoved() throws Exception {
		String web = """
				{"name": "web one", "chain": "root", "priority": -500, "filters": [], "rules": [
				 {"action": "accept", "direction": "in", "priority": 100, "stateless": false, "protocol": "tcp",
				  "attributes": {"srcipaddr": "$IP", "dstportstart": "80", "dstportend": "443", "comment": "web traffic"}},
				 {"action": "drop", "direction": "inout", "priority": 900, "stateless": true, "protocol": "all",
				  "attributes": {}}]}""";
		JsonNode task = done(send(this.mvc.post().uri("/api/v1/hosts/{host}/nwfilters?wait=30", this.host), web));
		String xml = libvirt.nwFilters().xml("web one");
		assertThat(xml).contains("dstportend='443'", "statematch='false'");
		libvirt.nwFilters().undefine("web one");
		shell(task.get("virsh").asString());
		assertThat(comparable(libvirt.nwFilters().xml("web one"))).isEqualTo(comparable(xml));
		MvcTestResult read = send(this.mvc.get().uri("/api/v1/hosts/{host}/nwfilters/{name}", this.host, "web one"),
				"");
		assertThat(read).as(text(read)).hasStatusOk();
		JsonNode told = json(read).get("definition");
		assertThat(told.get("rules").get(0).get("attributes").get("comment").asString()).isEqualTo("web traffic");
		done(send(this.mvc.post().uri("/api/v1/hosts/{host}/nwfilters?wait=30&from=web one", this.host),
				told.toString().replace("web one", "copy").replace("\"filters\":[]", "\"filters\":[\"web one\"]")));
		assertThat(send(this.mvc.delete().uri("/api/v1/hosts/{host}/nwfilters/{name}", this.host, "web one"), ""))
			.hasStatus(409);
		MvcTestResult changed = send(
				this.mvc.put()
					.uri("/api/v1/hosts/{host}/nwfilters/{name}?wait=30", this.host, "web one")
					.header("If-Match", String.valueOf(read.getResponse().getHeader("ETag"))),
				told.toString().replace("443", "8443"));
		JsonNode change = done(changed);
		assertThat(libvirt.nwFilters().xml("web one")).contains("8443");
		assertThat(change.get("virsh").asString()).contains("nwfilter-define");
		assertThat(send(
				this.mvc.put()
					.uri("/api/v1/hosts/{host}/nwfilters/{name}?wait=30", this.host, "web one")
					.header("If-Match", String.valueOf(read.getResponse().getHeader("ETag"))),
				told.toString().replace("443", "9443")))
			.hasStatus(412);
		for (String page : List.of("nwfilters/copy", "nwfilters/copy/edit", "new-nwfilter?from=copy", "nwfilters",
				"interfaces")) {
			MvcTestResult shown = send(
					this.mvc.get().uri("/hosts/" + this.host + "/" + page).header("HX-Request", "true"), "");
			assertThat(shown).as(page).hasStatusOk();
		}
		for (String name : List.of("copy", "web one")) {
			done(send(this.mvc.delete().uri("/api/v1/hosts/{host}/nwfilters/{name}?wait=30", this.host, name), ""));
		}
		assertThat(libvirt.nwFilters().list()).doesNotContain("copy", "web one");
	}

	/** All that libvirt brings along can be edited by the table without loss. */
	@Test
	void everyFilterOfLibvirtSurvivesItsForm() {
		assertThat(libvirt.nwFilters().list()).hasSizeGreaterThan(10).allSatisfy((name) -> {
			MvcTestResult form = send(this.mvc.get().uri("/hosts/{host}/nwfilters/{name}/edit", this.host, name), "");
			assertThat(form).as(name).hasStatusOk();
			JsonNode told = json(
					send(this.mvc.get().uri("/api/v1/hosts/{host}/nwfilters/{name}", this.host, name), ""));
			MvcTestResult same = send(this.mvc.put().uri("/api/v1/hosts/{host}/nwfilters/{name}", this.host, name),
					told.get("definition").toString());
			assertThat(same).as(text(same)).hasStatus(409);
			assertThat(text(same)).contains("would change");
		});
	}

	@Test
	void interfacesOfTheHostAreListed() {
		JsonNode interfaces = json(send(this.mvc.get().uri("/api/v1/hosts/{host}/interfaces", this.host), ""));
		assertThat(interfaces.get("items").valueStream().map((each) -> each.get("name").asString())).contains("lo");
	}

	private NetworkDraft definition(String network) throws Exception {
		return JSON.treeToValue(read(network).get("definition"), NetworkDraft.class).tidy();
	}

	private List<String> pending(String network) {
		return read(network).get("pending").valueStream().map(JsonNode::asString).toList();
	}

	private JsonNode read(String network) {
		return json(
				send(this.mvc.get().uri("/api/v1/hosts/{host}/networks/{name}/definition", this.host, network), ""));
	}

	private static void remove(NetworkInfo network) {
		if (network.active()) {
			libvirt.networks().stop(network.name());
		}
		if (network.persistent()) {
			libvirt.networks().undefine(network.name());
		}
	}

	private static NetworkInfo info(String name) {
		return libvirt.networks().list().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
	}

	/** What libvirt makes up anew each time. */
	private static String comparable(String xml) {
		return xml.replaceAll("<uuid>.*?</uuid>|<mac address=.*?/>", "");
	}

	private static void shell(String commands) throws IOException, InterruptedException {
		ProcessBuilder bash = new ProcessBuilder("bash", "-ec", commands).redirectErrorStream(true);
		bash.environment().putAll(Map.of("LIBVIRT_DEFAULT_URI", "qemu+unix:///system?socket=" + rig.socket()));
		Process process = bash.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(commands + "\n" + output).isZero();
	}

	private JsonNode done(MvcTestResult result) {
		assertThat(result).as(text(result)).hasStatus(202);
		JsonNode task = json(result);
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("succeeded");
		return task;
	}

	private MvcTestResult send(MockMvcRequestBuilder request, String body) {
		return request.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static JsonNode json(MvcTestResult result) {
		return JSON.readTree(text(result));
	}

}
