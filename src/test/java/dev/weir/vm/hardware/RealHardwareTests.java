package dev.weir.vm.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Changes of hardware on a real libvirtd with QEMU: what they do to the definition and to
 * what runs, and that the virsh commands shown for each do the same to a second copy of
 * the VM.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class RealHardwareTests {

	private static final String ONE = "it's-one";

	private static final String OTHER = "it's-two";

	private static final String NOW = "vm.hardware.applied.now";

	private static final String WAITS = "vm.hardware.applied.waits";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static LibvirtRig rig;

	private static HypervisorConnection libvirt;

	@TempDir
	private Path folder;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	private final SoftAssertions soft = new SoftAssertions();

	private VmId one;

	private VmId other;

	@BeforeAll
	static void startHost() {
		rig = LibvirtRig.start();
		libvirt = OpenConnections.local(rig.socket());
		libvirt.storagePools().define(LibvirtRig.poolXml("images"));
		libvirt.storagePools().build("images", StoragePools.BuildMode.PLAIN);
		libvirt.storagePools().start("images");
	}

	@AfterAll
	static void stopHost() {
		libvirt.close();
		rig.close();
	}

	@BeforeEach
	void follow() {
		libvirt.storagePools().createVolume("images", VolumeXml.ofNew("cd.iso", "raw", 1 << 20, 1 << 20));
		this.watch.watch(new WatchedHost(this.host, "rig", rig.spec(), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.until(() -> this.fleet.host(this.host)
				.filter((mirror) -> mirror.isUp() && !mirror.pools().isEmpty())
				.isPresent());
		this.one = define(ONE);
		this.other = define(OTHER);
	}

	@AfterEach
	void cleanUp() {
		this.watch.forget(this.host);
		for (DomainRef domain : libvirt.domains().list()) {
			if (libvirt.domains().status(domain.uuid()).state().isActive()) {
				libvirt.domains().destroy(domain.uuid(), false);
			}
			libvirt.domains().undefine(domain.uuid(), Set.of(UndefineOption.values()));
		}
		libvirt.storagePools().refresh("images");
		libvirt.storagePools()
			.volumes("images")
			.forEach((volume) -> libvirt.storagePools().deleteVolume("images", volume.name()));
	}

	@Test
	void whileItRuns() {
		libvirt.domains().start(this.one.value(), Set.of());
		libvirt.domains().start(this.other.value(), Set.of());
		await(this.one);
		change(HttpMethod.PATCH, "hardware", "{'vcpus': 2}", NOW);
		change(HttpMethod.PATCH, "hardware", "{'memoryMib': 48}", NOW);
		change(HttpMethod.PATCH, "hardware", "{'vcpus.ioThreads': 3}", NOW);
		change(HttpMethod.PATCH, "hardware", "{'vcpus.ioThreads': 1}", NOW);
		assertThat(libvirt.domains().xml(this.one.value(), XmlForm.LIVE)).contains("<iothreads>1<");
		change(HttpMethod.PATCH, "hardware", "{'vcpus.ioThreads': null}", NOW);
		change(HttpMethod.PATCH, "hardware", "{'maxMemoryMib': 96, 'maxVcpus': 6}", WAITS);
		change(HttpMethod.PATCH, "hardware", "{'cpuTuning': {'vcpuPins': '0=0', 'emulatorPin': '0'}}", NOW);
		change(HttpMethod.PATCH, "hardware", "{'cpuTopology': {'sockets': 1, 'cores': 6, 'threads': 1}}", WAITS);
		change(HttpMethod.POST, "disks", "{'newPool': 'images', 'newSizeGib': 0.01, 'cache': 'none'}", NOW);
		change(HttpMethod.PATCH, "disks/vda", "{'totalIops': 100, 'readBytes': 1048576}", NOW);
		change(HttpMethod.PATCH, "disks/vda", "{'cache': 'writeback', 'discard': 'unmap'}", WAITS);
		change(HttpMethod.PATCH, "disks/vda", "{'sizeGib': 0.02}", NOW);
		assertThat(libvirt.storagePools().volume("images", ONE + ".img").capacity()).isEqualTo(21474816L);
		change(HttpMethod.PATCH, "disks/hdc", "{'volume': 'images/cd.iso'}", NOW);
		change(HttpMethod.PATCH, "disks/hdc", "{'volume': null}", NOW);
		change(HttpMethod.POST, "nics", "{'sourceType': 'user', 'model': 'virtio'}", NOW);
		change(HttpMethod.PATCH, "nics/52:54:00:00:00:0a", "{'link': 'down'}", NOW);
		change(HttpMethod.POST, "devices", "{'kind': 'rng', 'backend': 'random', 'model': 'virtio'}", NOW);
		change(HttpMethod.POST, "devices", "{'kind': 'input', 'type': 'tablet', 'bus': 'usb'}", NOW);
		change(HttpMethod.DELETE, "devices/input:tablet-usb", "", NOW);
		change(HttpMethod.POST, "devices", "{'kind': 'sound', 'model': 'ich6'}", WAITS);
		change(HttpMethod.PATCH, "hardware", "{'bootOrder': ['disk:hdc', 'disk:vda']}", WAITS);
		change(HttpMethod.POST, "disks", "{'bus': 'scsi', 'newPool': 'images', 'newSizeGib': 0.01}", NOW);
		change(HttpMethod.DELETE, "disks/sda", "", NOW);
		this.soft.assertAll();
	}

	@Test
	void whileItIsOff() {
		change(HttpMethod.PATCH, "hardware", "{'memory': {'hugePages': false, 'source': 'memfd', 'access': 'shared'}}",
				"vm.hardware.applied.off");
		change(HttpMethod.POST, "devices", "{'kind': 'filesystem', 'source': '/srv', 'target': 'share'}",
				"vm.hardware.applied.off");
		change(HttpMethod.PATCH, "hardware",
				"{'cpu': {'mode': 'custom', 'model': 'qemu64', 'features': ['disable svm', 'optional pni']}}",
				"vm.hardware.applied.off");
		change(HttpMethod.POST, "devices", "{'kind': 'vsock'}", "vm.hardware.applied.off");
		change(HttpMethod.POST, "devices", "{'kind': 'watchdog', 'model': 'i6300esb', 'action': 'reset'}",
				"vm.hardware.applied.off");
		change(HttpMethod.PATCH, "devices/" + key("watchdog"), "{'action': 'poweroff'}", "");
		change(HttpMethod.PATCH, "devices/" + key("video"), "{'model': 'virtio'}", "");
		change(HttpMethod.PATCH, "disks/vda", "{'sizeGib': 0.02}", "vm.hardware.applied.off");
		change(HttpMethod.DELETE, "disks/vda", "", "vm.hardware.applied.off");
		this.soft.assertAll();
	}

	@Test
	void aDeviceOfTheHostIsGivenOnce() {
		List<JsonNode> cards = json(this.mvc.get()
			.uri("/api/v1/hosts/{host}/devices?kind=pci", this.host)
			.with(user(this.accounts.loadUserByUsername("admin")))
			.exchange()).get("items").valueStream().toList();
		assumeThat(cards).isNotEmpty();
		String name = cards.get(0).get("name").asString();
		String body = "{'kind': 'hostdev', 'hostDevice': '" + name + "'}";
		change(HttpMethod.POST, "devices", body, "vm.hardware.applied.off");
		assertThat(libvirt.domains().xml(this.one.value(), XmlForm.INACTIVE)).contains("<hostdev mode='subsystem'");
		await(this.one);
		assertThat(exchange(HttpMethod.POST, "devices", body)).hasStatus(422);
		assertThat(exchange(HttpMethod.POST, "devices", "{'kind': 'hostdev', 'hostDevice': '../x'}")).hasStatus(422);
		assertThat(exchange(HttpMethod.POST, "devices", "{'kind': 'hostdev'}")).hasStatus(422);
		String rows = text(this.mvc.get()
			.uri("/vms/{id}/hardware/host-devices", this.one)
			.with(user(this.accounts.loadUserByUsername("admin")))
			.exchange());
		assertThat(rows).contains(name, "values[hostDevice]", "disabled").doesNotContain("it's-one");
		change(HttpMethod.DELETE, "devices/" + key("hostdev"), "", "vm.hardware.applied.off");
		this.soft.assertAll();
	}

	@Test
	void aPasswordChangesAtOnceAndIsToldNowhere() {
		send(HttpMethod.PATCH, "devices/graphics:vnc", "{'password': 'first'}");
		libvirt.domains().start(this.one.value(), Set.of());
		await(this.one);
		JsonNode task = send(HttpMethod.PATCH, "devices/graphics:vnc", "{'password': 'geheim1'}");
		assertThat(task.get("message").asString()).as(task.toString()).isNotEmpty();
		assertThat(task.toString()).contains("********").doesNotContain("geheim1");
		assertThat(libvirt.domains().xml(this.one.value(), XmlForm.LIVE_SECURE)).contains("passwd='geheim1'");
		assertThat(libvirt.domains().xml(this.one.value(), XmlForm.INACTIVE_SECURE)).contains("passwd='geheim1'");
		assertThat(text(exchange(HttpMethod.GET, "hardware", ""))).doesNotContain("geheim1");
	}

	@Test
	void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
		String etag = exchange(HttpMethod.GET, "hardware", "").getResponse().getHeader("ETag");
		send(HttpMethod.PATCH, "hardware", "{'maxVcpus': 8}");
		MvcTestResult stale = this.mvc.patch()
			.uri("/api/v1/vms/{id}/hardware", this.one)
			.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.header("If-Match", String.valueOf(etag))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"maxVcpus\": 9}")
			.exchange();
		assertThat(stale).hasStatus(412);
	}

	@Test
	void aDiskThatCannotBeAttachedLeavesNothing() {
		libvirt.domains().start(this.other.value(), Set.of());
		libvirt.domains().start(this.one.value(), Set.of());
		await(this.one);
		String before = libvirt.domains().xml(this.one.value(), XmlForm.INACTIVE_SECURE);
		MvcTestResult taken = exchange(HttpMethod.POST, "disks", "{'volume': 'images/" + OTHER + ".img'}");
		assertThat(taken).hasStatus(422);
		MvcTestResult refused = exchange(HttpMethod.POST, "disks",
				"{'newPool': 'images', 'newName': 'x.img', 'newSizeGib': 60000, 'newFormat': 'raw', 'bus': 'fdc'}");
		JsonNode task = ended(json(refused));
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("failed");
		assertThat(libvirt.domains().xml(this.one.value(), XmlForm.INACTIVE_SECURE)).isEqualTo(before);
		assertThat(rig.image("x.img")).doesNotExist();
	}

	/** Makes a change, has its commands do the same to the other copy, compares. */
	private void change(HttpMethod method, String path, String body, String message) {
		JsonNode task = send(method, path, body);
		String what = method + " " + path + " " + body;
		if (!message.isEmpty()) {
			this.soft.assertThat(task.get("message").asString()).as(what).isEqualTo(english(message));
		}
		String commands = task.get("virsh").asString().replace("it'\\''s-one", "it'\\''s-two").replace(ONE, OTHER);
		String said = shell(commands);
		this.soft.assertThat(shape(this.other, XmlForm.INACTIVE_SECURE))
			.as(what + "\n" + commands + "\n" + said)
			.isEqualTo(shape(this.one, XmlForm.INACTIVE_SECURE));
	}

	private String key(String kind) {
		return json(exchange(HttpMethod.GET, "hardware", "")).get("devices")
			.valueStream()
			.filter((device) -> device.get("kind").asString().equals(kind))
			.findFirst()
			.orElseThrow()
			.get("key")
			.asString();
	}

	private static String english(String key) {
		return switch (key) {
			case NOW -> "Done; applies now";
			case WAITS -> "Done; applies at the next start";
			default -> "Done; the VM is off";
		};
	}

	/** A definition without what tells the copies apart. */
	private static String shape(VmId id, XmlForm form) {
		return libvirt.domains()
			.xml(id.value(), form)
			.replaceAll("<uuid>.*</uuid>", "")
			.replace("s-two", "s-one")
			.replaceAll("id='\\d+'", "");
	}

	private String shell(String commands) {
		ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", commands).directory(this.folder.toFile())
			.redirectErrorStream(true);
		shell.environment().put("LIBVIRT_DEFAULT_URI", "qemu+unix:///system?socket=" + rig.socket());
		try {
			Process process = shell.start();
			process.getOutputStream().close();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return said + ((process.waitFor() == 0) ? "" : "FAILED");
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private VmId define(String name) {
		String disk = rig.bootableDisk(name + ".img");
		libvirt.storagePools().refresh("images");
		String xml = LibvirtRig.guestXml(name, disk.replace("'", "&apos;"))
			.replace("<memory unit='MiB'>16<", "<memory unit='MiB'>64<")
			.replace("<vcpu>1<", "<vcpu current='1'>4<")
			.replace("<serial type", """
					<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>
					<controller type='scsi' model='virtio-scsi'/>
					<interface type='user'><mac address='52:54:00:00:00:0a'/><model type='virtio'/></interface>
					<serial type""");
		UUID uuid = libvirt.domains().define(xml).uuid();
		await(new VmId(uuid));
		return new VmId(uuid);
	}

	/** The mirror knows what libvirt knows. */
	private void await(VmId id) {
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(10)))
			.until(() -> this.fleet.vm(id)
				.filter((vm) -> vm.state().isActive() == libvirt.domains().status(id.value()).state().isActive())
				.isPresent());
	}

	/** The task, which must have succeeded. */
	private JsonNode send(HttpMethod method, String path, String body) {
		MvcTestResult result = exchange(method, path, body);
		assertThat(result).as(path + body + text(result)).hasStatus(202);
		JsonNode task = ended(json(result));
		assertThat(task.get("state").asString()).as(path + body + task).isEqualTo("succeeded");
		return task;
	}

	private JsonNode ended(JsonNode task) {
		String id = task.get("id").asString();
		Awaitility.await().until(() -> !Set.of("queued", "running").contains(task(id).get("state").asString()));
		return task(id);
	}

	private JsonNode task(String id) {
		return json(this.mvc.get()
			.uri("/api/v1/tasks/{id}", id)
			.with(user(this.accounts.loadUserByUsername("admin")))
			.exchange());
	}

	private MvcTestResult exchange(HttpMethod method, String path, String body) {
		List<String> parts = List.of(path.split("/", 2));
		Object last = (parts.size() > 1) ? parts.get(1) : "";
		return this.mvc.method(method)
			.uri("/api/v1/vms/{id}/" + parts.get(0) + ((parts.size() > 1) ? "/{last}?wait=60" : "?wait=60"), this.one,
					last)
			.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace("'", "\"").replace("it\"s", "it's"))
			.exchange();
	}

	private static JsonNode json(MvcTestResult result) {
		return JSON.readTree(text(result));
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
