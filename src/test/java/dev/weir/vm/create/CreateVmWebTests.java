package dev.weir.vm.create;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.testbed.Patience;
import dev.weir.vm.foreign.Packages;
import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page and the REST interface, against a host on libvirt's test driver.
 */
@WeirWebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateVmWebTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	private final HostId host = HostId.random();

	private String name = "";

	private Cookie[] session = {};

	@BeforeEach
	void newName() {
		this.name = "web-" + UUID.randomUUID();
	}

	@BeforeAll
	void signIn() {
		this.session = this.mvc.post()
			.uri("/login")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.param("account", "admin")
			.param("password", WeirWebTest.ADMIN_PASSWORD)
			.exchange()
			.getResponse()
			.getCookies();
	}

	@BeforeAll
	void watch() {
		this.watch.watch(new WatchedHost(this.host, "create-" + this.host, new ConnectionSpec.Test(null), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> this.fleet.host(this.host)
				.filter((mirror) -> mirror.isUp() && !mirror.pools().isEmpty() && mirror.capabilitiesXml() != null)
				.isPresent());
	}

	@AfterAll
	void forget() {
		this.watch.forget(this.host);
	}

	@Test
	void theFormComesWithGoodDefaults() {
		assertThat(page(this.mvc.get().uri("/vms/new?hostId=" + this.host))).contains("id=\"create-vm\"",
				"value=\"default-pool\" selected", "value=\"network:default\"", "<html");
	}

	@Test
	void makesAVirtualMachine() {
		MvcTestResult result = form("/vms/new", "name", this.name, "start", "true");
		assertThat(result).hasStatus(302);
		// the page waits for a few seconds only
		Awaitility.await().ignoreExceptions().until(() -> made().state().isActive());
		VmMirror vm = made();
		assertThat(result.getResponse().getRedirectedUrl()).isIn("/vms/" + vm.id(), "/tasks");
		assertThat(vm.definition().disks()).extracting("source")
			.containsExactly("/default-pool/" + this.name + ".qcow2");
	}

	@Test
	void wrongInputIsToldAndKept() {
		MvcTestResult result = form("/vms/new", "name", "<b>a/b", "size", "custom", "vcpus", "viele");
		assertThat(result).hasStatus(422);
		assertThat(body(result)).contains("value=\"&lt;b&gt;a/b\"", "value=\"viele\"", "is-invalid", "<html");
	}

	@Test
	void aTakenNameIsToldAtItsField() {
		MvcTestResult result = form("/vms/new", "name", "test");
		assertThat(result).hasStatus(409);
		assertThat(body(result)).contains("There is already a virtual machine named test");
	}

	@Test
	void thePlanShowsWhatWillBeMadeAndMakesNothing() {
		MvcTestResult result = form("/vms/new?plan=", "name", this.name);
		assertThat(result).hasStatusOk();
		assertThat(body(result)).contains(this.name + ".qcow2", "&lt;domain type=&#39;test&#39;&gt;")
			.doesNotContain("<html");
		assertThat(this.fleet.vms()).noneMatch((vm) -> vm.name().equals(this.name));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "host", "add-disk", "add-nic", "remove-disk-0", "remove-nic-0", "remove-disk-999", "<x>", "" })
	void reshapingKeepsWhatWasTyped(String shape) {
		MvcTestResult result = form("/vms/new", "shape", shape, "name", "kept <name>");
		assertThat(result).hasStatusOk();
		assertThat(body(result)).contains("value=\"kept &lt;name&gt;\"");
		assertThat(body(result).split("<fieldset class=\"device-row\"").length - 1)
			.isEqualTo(shape.equals("add-disk") ? 2 : shape.equals("remove-disk-0") ? 0 : 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "disks=x", "disks[5].source=new", "disks[99999999].source=existing", "nics[3].source=zz",
			"hostId=", "hostId=nonsense", "size=huge", "size=custom", "start=maybe", "graphics=7", "cdrom=x",
			"cdrom=a/b/c", "disks[0].sizeGib=1e999999999", "disks[0].source=existing", "osId=x", "firmware=x",
			"domainType=kvm", "disks[0].volume=default-pool/none", "nics[0].source=network:none", "name=\u0000",
			"cloud=x", "cloud.users=x", "cloud.users[5].name=a", "cloud.enabled=true", "disks[0].source=image",
			"disks[0].linked=x", "nics[0].addressing=static" })
	void noFormIsAFaultOfWeir(String parameter) {
		int equals = parameter.indexOf('=');
		for (String url : new String[] { "/vms/new", "/vms/new?plan=", "/vms/new?shape=host" }) {
			MvcTestResult result = form(url, parameter.substring(0, equals), parameter.substring(equals + 1));
			assertThat(result.getUnresolvedException()).as(url).isNull();
			assertThat(result.getResponse().getStatus()).as(url).isLessThan(500);
		}
	}

	@Test
	void aTypedPasswordComesBackAsItsHashOnly() {
		MvcTestResult result = form("/vms/new", "shape", "add-user", "cloud.enabled", "true", "cloud.users[0].name",
				"ops", "cloud.users[0].password", "geheim 1");
		assertThat(result).hasStatusOk();
		assertThat(body(result))
			.contains("name=\"cloud.users[0].passwordHash\" value=\"$6$rounds=50000$", "name=\"cloud.users[1].name\"",
					"value=\"ops\"")
			.doesNotContain("geheim");
	}

	@Test
	void whatIsWrongWithCloudInitIsToldAtItsFields() {
		MvcTestResult result = form("/vms/new", "name", this.name, "cloud.enabled", "true", "cloud.users[0].name",
				"Root", "cloud.users[0].sshKeys", "ssh-rsa x", "cloud.userData", "#cloud-config\n- a",
				"nics[0].addressing", "static", "nics[0].addresses", "10.0.0.1", "cloud.packages", "a\n-b",
				"disks[0].source", "image", "disks[0].imageId", "default-pool/none");
		assertThat(result).hasStatus(422);
		assertThat(body(result)).contains("An account name begins with", "Line 1 is not a public SSH key.",
				"must be a YAML mapping", "10.0.0.1 is not an address with a prefix",
				"-b cannot be the name of a package", "There is no volume none", "#cloud-config\n- a");
	}

	@Test
	void thePlanShowsWhatCloudInitWillRead() {
		MvcTestResult result = form("/vms/new?plan=", "name", this.name, "cloud.enabled", "true", "cloud.users[0].name",
				"ops", "cloud.users[0].password", "geheim 1", "nics[0].addressing", "static", "nics[0].addresses",
				"192.0.2.10/24");
		assertThat(result).hasStatusOk();
		assertThat(body(result)).contains("#cloud-config", "hashed_passwd: ••••••", "192.0.2.10/24", "cidata-")
			.doesNotContain("geheim", "$6$");
	}

	@Test
	void aSystemIsChosenByItsNameAndSuggestedByItsImage() {
		assertThat(body(form("/vms/new", "shape", "iso", "cdrom", "iso/Win11_23H2_x64.iso")))
			.contains("value=\"Microsoft Windows 11\"");
		assertThat(body(form("/vms/new?plan=", "name", this.name, "osId", "microsoft windows 11")))
			.contains("needs a larger disk than this");
		assertThat(form("/vms/new", "name", this.name, "osId", "Solaris 99")).hasStatus(422);
	}

	@Test
	void aDescriptorIsShownBeforeItsDisksCome() {
		MvcTestResult result = this.mvc.post()
			.uri("/api/v1/vms/import-preview")
			.cookie(this.session)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.content(Packages.OVF.strip())
			.exchange();
		assertThat(result).hasStatusOk();
		assertThat(result).bodyJson().extractingPath("$.unmapped[0].reason").isEqualTo("controller");
		assertThat(page(this.mvc.get().uri("/vms/import?hostId=" + this.host))).contains("default-pool", "data-import");
	}

	@Test
	void anOvaThatCannotBeTakenIsRefusedBeforeItsDisksCome() throws Exception {
		for (byte[] body : new byte[][] { "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8),
				OvaArchiveTests.tar("a.ovf", "<x/>"), OvaArchiveTests.tar("a.ovf", Packages.OVF.strip()) }) {
			MvcTestResult result = this.mvc.put()
				.uri("/api/v1/vms/import-ova?hostId=" + this.host + "&pool=none&name=" + this.name)
				.cookie(this.session)
				.with(SecurityMockMvcRequestPostProcessors.csrf())
				.content(body)
				.exchange();
			assertThat(result).hasStatus(422);
		}
	}

	@Test
	void choicesAreFetchedAfterThePage() {
		assertThat(page(this.mvc.get().uri("/vms/new/isos?hostId=" + this.host))).contains("<option")
			.doesNotContain("<html");
		assertThat(page(this.mvc.get().uri("/vms/new/volumes?hostId=" + this.host))).contains("<option");
		assertThat(this.mvc.get().uri("/vms/new/volumes?hostId=x").cookie(this.session).exchange()).hasStatus(404);
	}

	@Test
	void restMakesAVirtualMachine() {
		MvcTestResult result = post("/api/v1/vms?wait=60",
				Map.<String, Object>of("hostId", this.host.toString(), "name", this.name, "vcpus", 1, "memoryMib", 64));
		assertThat(result).hasStatus(202);
		assertThat(result).bodyJson().extractingPath("$.kind").isEqualTo("vm.create");
		assertThat(result).bodyJson().extractingPath("$.state").isEqualTo("succeeded");
		assertThat(made().definition().memoryKib()).isEqualTo(64 * 1024);
	}

	@Test
	void restNamesEachWrongField() {
		MvcTestResult result = post("/api/v1/vms", Map.<String, Object>of("hostId", this.host.toString(), "vcpus", 0,
				"cloudInit", Map.of("userData", "hello")));
		assertThat(result).hasStatus(422);
		assertThat(result).bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("cloudInit", "cloudInit.userData", "name", "vcpus", "memoryMib");
	}

	@Test
	void restRefusesATakenName() {
		assertThat(post("/api/v1/vms",
				Map.<String, Object>of("hostId", this.host.toString(), "name", "test", "vcpus", 1, "memoryMib", 64)))
			.hasStatus(409);
	}

	@Test
	void importsADefinitionAndKeepsWhatItHolds() {
		UUID uuid = UUID.randomUUID();
		String xml = "<domain type='test'><name>" + this.name + "</name><uuid>" + uuid + "</uuid><metadata>"
				+ "<a:tag xmlns:a='http://acme.example/'>kept</a:tag></metadata><memory>65536</memory>"
				+ "<os><type>hvm</type></os></domain>";
		Map<String, Object> body = Map.<String, Object>of("hostId", this.host.toString(), "xml", xml);
		assertThat(post("/api/v1/vms/import-xml?wait=60", body)).hasStatus(202);
		assertThat(made().id()).isEqualTo(new VmId(uuid));
		assertThat(made().xml().inactive()).contains("kept");
		assertThat(post("/api/v1/vms/import-xml", body)).hasStatus(409);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<domain", "<network/>", "<domain><name>a/b</name></domain>",
			"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><domain><name>&x;</name></domain>",
			"<domain><name>x</name><uuid>none</uuid></domain>" })
	void importRefusesWhatIsNoDomain(String xml) {
		MvcTestResult result = post("/api/v1/vms/import-xml",
				Map.<String, Object>of("hostId", this.host.toString(), "xml", xml));
		assertThat(result).hasStatus(422);
		assertThat(result).bodyJson().extractingPath("$.errors[0].field").isEqualTo("xml");
	}

	private VmMirror made() {
		return this.fleet.vms()
			.stream()
			.filter((vm) -> vm.hostId().equals(this.host) && vm.name().equals(this.name))
			.findFirst()
			.orElseThrow();
	}

	/** The form as the page shows it, with other values for some fields. */
	private MvcTestResult form(String url, String... fields) {
		Map<String, String> values = new HashMap<>(Map.of("hostId", this.host.toString(), "size", "small",
				"disks[0].source", "new", "disks[0].poolName", "default-pool", "disks[0].sizeGib", "1",
				"disks[0].format", "qcow2", "nics[0].source", "network:default", "graphics", "true"));
		for (int i = 0; i < fields.length; i += 2) {
			values.put(fields[i], fields[i + 1]);
		}
		MockMvcRequestBuilder request = this.mvc.post()
			.uri(url)
			.cookie(this.session)
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		if (url.contains("plan")) {
			request.header("HX-Request", "true");
		}
		values.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult post(String url, Map<String, Object> body) {
		return this.mvc.post()
			.uri(url)
			.cookie(this.session)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(JSON.writeValueAsString(body))
			.exchange();
	}

	private String page(MockMvcRequestBuilder request) {
		MvcTestResult result = request.cookie(this.session).exchange();
		assertThat(result).hasStatusOk();
		return body(result);
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
	}

}
