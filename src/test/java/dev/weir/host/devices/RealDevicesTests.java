package dev.weir.host.devices;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * The devices of this machine as a real libvirtd tells of them.
 */
@Tag("libvirt")
@WeirWebTest
@SuppressWarnings("NullAway.Init")
class RealDevicesTests {

	private static final String NAME = "虚拟机 <b>'1'";

	private static LibvirtRig rig;

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
		rig = LibvirtRig.start();
	}

	@AfterAll
	static void stopHost() {
		rig.close();
	}

	@BeforeEach
	void follow() {
		this.watch.watch(new WatchedHost(this.host, "rig", rig.spec(), true));
		await(() -> this.fleet.host(this.host).filter((mirror) -> mirror.isUp()).isPresent());
	}

	@AfterEach
	void forget() {
		this.watch.forget(this.host);
	}

	@Test
	void theLoopIsAmongTheInterfaces() {
		assertThat(devices("?kind=net")).extracting((each) -> each.get("address").asString()).contains("lo");
		assertThat(devices("?kind=net")).allMatch((each) -> each.get("kind").asString().equals("net"));
	}

	@Test
	void aDeviceTellsWhichMachineWillHaveIt() throws Exception {
		List<JsonNode> cards = devices("?kind=pci");
		assumeThat(cards).isNotEmpty();
		String address = cards.get(0).get("address").asString();
		rig.virsh(LibvirtRig.guestXml(NAME, rig.bootableDisk("guest.img"))
			.replace("</devices>", hostDevice(address) + "</devices>"), "define", "/dev/stdin");
		try {
			await(() -> devices("?kind=pci").get(0).get("usedBy").size() == 1);
			JsonNode holder = devices("?kind=pci").get(0).get("usedBy").get(0);
			assertThat(holder.get("name").asString()).isEqualTo(NAME);
			assertThat(holder.get("running").asBoolean()).isFalse();
			assertThat(page("/hosts/{host}/devices", true)).contains("虚拟机 &lt;b&gt;&#39;1&#39;", address)
				.doesNotContain("<b>'1'");
		}
		finally {
			rig.virsh("", "undefine", NAME);
		}
	}

	@Test
	void whatIsNoKindIsAnErrorThatNamesTheField() {
		MvcTestResult answer = get("/api/v1/hosts/{host}/devices?kind=../x", false);
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyText().contains("\"kind\"", "mdev");
		assertThat(get("/hosts/{host}/devices?kind=%3Cscript%3E", true)).hasStatusOk()
			.bodyText()
			.doesNotContain("<script>");
	}

	private List<JsonNode> devices(String query) {
		MvcTestResult answer = get("/api/v1/hosts/{host}/devices" + query, false);
		assertThat(answer).hasStatusOk();
		return JsonMapper.builder().build().readTree(text(answer)).get("items").valueStream().toList();
	}

	private String page(String path, boolean rows) {
		return text(get(path, rows));
	}

	private MvcTestResult get(String path, boolean rows) {
		var request = this.mvc.get()
			.uri(path.replace("{host}", this.host.toString()))
			.with(user(this.accounts.loadUserByUsername("admin")));
		return (rows ? request.header("HX-Request", "true") : request).exchange();
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String hostDevice(String address) {
		String[] parts = address.split("[:.]");
		return "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x%s' bus='0x%s' slot='0x%s' function='0x%s'/></source></hostdev>"
			.formatted((Object[]) parts);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(30))).until(condition);
	}

}
