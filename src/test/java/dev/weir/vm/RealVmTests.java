package dev.weir.vm;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.imageio.ImageIO;

import dev.weir.WeirWebTest;
import dev.weir.browser.GuestImage;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.testbed.LibvirtRig;
import dev.weir.vm.foreign.Packages;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
 * Everything one can do with a virtual machine, by REST, on a real libvirtd with QEMU:
 * what comes of it is looked up in the mirror and, over another connection, in libvirt.
 * The mirror must be right as soon as the task is over.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(900)
@SuppressWarnings("NullAway.Init")
class RealVmTests {

	private static final String NAME = "it's <b>\"1\" & co; rm -rf 数据库 😀";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> UNDER_WAY = Set.of("queued", "running");

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
		this.watch.watch(new WatchedHost(this.host, "rig", rig.spec(), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.until(() -> this.fleet.host(this.host)
				.filter((mirror) -> mirror.isUp() && !mirror.pools().isEmpty() && mirror.capabilitiesXml() != null)
				.isPresent());
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
	void isMadeRunsAndGoesWithItsDisk() {
		JsonNode task = done(this.mvc.post().uri("/api/v1/vms?wait=60"), """
				{"hostId": "%s", "name": %s, "vcpus": 1, "memoryMib": 64, "firmware": "bios", "nics": [],
				 "disks": [{"poolName": "images", "sizeGib": 0.1, "format": "qcow2"}], "graphics": "vnc",
				 "domainType": "qemu", "start": true}""".formatted(this.host, JSON.writeValueAsString(NAME)));
		VmId id = VmId.parse(task.get("target").get("id").asString());
		assertThat(this.fleet.requireVm(id).name()).isEqualTo(NAME);
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		String volume = NAME + ".qcow2";
		assertThat(rig.image(volume)).exists();
		MvcTestResult refused = exchange(this.mvc.delete().uri("/api/v1/vms/{id}?volumes=all&wait=30", id), "");
		assertThat(refused).hasStatus(409);
		assertThat(rig.image(volume)).exists();
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		done(this.mvc.delete().uri("/api/v1/vms/{id}?volumes=all&force=true&wait=60", id), "");
		assertThat(rig.image(volume)).doesNotExist();
		assertGone(id);
	}

	@Test
	void itsPowerIsSwitched() throws Exception {
		VmId id = define(NAME, "power.img");
		act(id, "start");
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		act(id, "pause");
		assertEach(id, VmState.PAUSED, DomainState.PAUSED);
		act(id, "resume");
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		act(id, "reset");
		act(id, "nmi");
		done(this.mvc.post().uri("/api/v1/vms/{id}/send-keys?wait=30", id), """
				{"keys": ["KEY_LEFTCTRL", "KEY_LEFTALT", "KEY_DELETE"]}""");
		byte[] screen = exchange(this.mvc.get().uri("/api/v1/vms/{id}/screenshot", id), "").getResponse()
			.getContentAsByteArray();
		assertThat(ImageIO.read(new ByteArrayInputStream(screen)).getWidth()).isGreaterThan(300);
		act(id, "shutdown");
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		act(id, "force-off");
		assertEach(id, VmState.SHUT_OFF, DomainState.SHUT_OFF);
	}

	@Test
	void itsMemoryIsSavedAndTakenUpOrThrownAway() {
		VmId id = define(NAME, "saved.img");
		act(id, "start");
		act(id, "save");
		assertEach(id, VmState.SAVED, DomainState.SHUT_OFF);
		assertThat(status(id).managedSave()).isTrue();
		act(id, "start");
		assertEach(id, VmState.RUNNING, DomainState.RUNNING);
		assertThat(status(id).managedSave()).isFalse();
		act(id, "save");
		act(id, "discard-saved");
		assertEach(id, VmState.SHUT_OFF, DomainState.SHUT_OFF);
		assertThat(status(id).managedSave()).isFalse();
	}

	@Test
	void isRenamedAndStartsByItself() {
		VmId id = define("old", "edit.img");
		patch(id, Map.of("name", NAME + " 𠮷", "autostart", true));
		assertThat(this.fleet.requireVm(id).name()).isEqualTo(NAME + " 𠮷");
		assertThat(this.fleet.requireVm(id).autostart()).isTrue();
		assertThat(libvirt.domains().list()).extracting(DomainRef::name).containsExactly(NAME + " 𠮷");
		assertThat(status(id).autostart()).isTrue();
		patch(id, Map.of("autostart", false));
		assertThat(this.fleet.requireVm(id).autostart()).isFalse();
		assertThat(status(id).autostart()).isFalse();
	}

	@Test
	void theVolumesOfOthersStay() {
		String own = "own, it's <b>\"1\" & co 数据 😀.img";
		String base = volume("base.img", null);
		String template = volume("template.img", null);
		volume("child.qcow2", template);
		define("other", "shared.img");
		VmId id = define("mine", volume(own, null), volume("overlay.qcow2", base), template,
				libvirt.storagePools().volume("images", "shared.img").path());
		JsonNode disks = json(exchange(this.mvc.get().uri("/api/v1/vms/{id}/delete-plan", id), "")).get("disks");
		assertThat(disks.valueStream().map((disk) -> disk.get("verdict").asString())).containsExactly("deletable",
				"deletable", "backing", "in-use");
		for (String kept : List.of("shared.img", "template.img", "base.img", "own")) {
			assertThat(exchange(this.mvc.delete().uri("/api/v1/vms/{id}", id).param("volumes", kept), ""))
				.hasStatus(422);
		}
		done(this.mvc.delete().uri("/api/v1/vms/{id}?wait=60", id).param("volumes", own, "overlay.qcow2"), "");
		assertGone(id);
		assertThat(rig.image(own)).doesNotExist();
		assertThat(rig.image("overlay.qcow2")).doesNotExist();
		assertThat(List.of("shared.img", "template.img", "base.img", "child.qcow2"))
			.allSatisfy((name) -> assertThat(rig.image(name)).exists());
		assertThat(libvirt.domains().list()).extracting(DomainRef::name).containsExactly("other");
	}

	@Test
	void aNameWithACommaIsOneNameAndAListIsAList() {
		VmId one = define("one", volume("a,b.img", null), volume("c.img", null));
		done(this.mvc.delete().uri("/api/v1/vms/{id}?wait=60", one).param("volumes", "a,b.img"), "");
		assertThat(rig.image("a,b.img")).doesNotExist();
		assertThat(rig.image("c.img")).exists();
		VmId two = define("two", volume("d.img", null), volume("e.img", null));
		done(this.mvc.delete().uri("/api/v1/vms/{id}?wait=60", two).param("volumes", "d.img,images/e.img"), "");
		assertThat(libvirt.storagePools().volumes("images")).extracting(VolumeInfo::name).containsExactly("c.img");
	}

	@Test
	void theFormTakesWhatIsTickedAndNothingElse() {
		VmId id = define("form", volume("a,b", null), volume("b", null));
		String page = text(exchange(this.mvc.get().uri("/vms/{id}/delete-plan", id), ""));
		assertThat(page).contains("value=\"images/a,b\"", "value=\"images/b\"");
		MvcTestResult deleted = this.mvc.post()
			.uri("/vms/{id}/delete", id)
			.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.param("name", "form")
			.param("volumes", "images/a,b")
			.exchange();
		assertThat(deleted).hasStatus(302);
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(20))).until(() -> this.fleet.vm(id).isEmpty());
		// the machine goes first, its volumes after it
		Awaitility.await().untilAsserted(() -> assertThat(rig.image("a,b")).doesNotExist());
		assertThat(rig.image("b")).exists();
	}

	/** A VM that is off, over a bootable image of that name or volumes at those paths. */
	private VmId define(String name, String... disks) {
		String first = disks[0].startsWith("/") ? disks[0] : rig.bootableDisk(disks[0]);
		libvirt.storagePools().refresh("images");
		StringBuilder more = new StringBuilder();
		for (int i = 1; i < disks.length; i++) {
			more.append("<disk type='file' device='disk'><source file='%s'/><target dev='vd%c' bus='virtio'/></disk>"
				.formatted(disks[i], 'a' + i));
		}
		String xml = LibvirtRig.guestXml(name, escaped(first)).replace("<serial", more + "<serial");
		UUID uuid = libvirt.domains().define(xml).uuid();
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(5)))
			.until(() -> this.fleet.vm(new VmId(uuid)).isPresent());
		return new VmId(uuid);
	}

	/**
	 * A real Linux finds the drive, its files by their names, and in them what was asked
	 * for. Its firmware is replaced by a kernel of ours, which no image has.
	 */
	@Test
	void aGuestReadsWhatItsCloudInitIsTold() throws Exception {
		libvirt.storagePools().createVolume("images", VolumeXml.ofNew("base.img", "raw", 8 << 20, 0));
		JsonNode task = done(this.mvc.post().uri("/api/v1/vms?wait=60"), """
				{"hostId": "%s", "name": "seeded", "vcpus": 1, "memoryMib": 128, "nics": [],
				 "disks": [{"imageId": "images/base.img", "sizeGib": 0.05, "linked": true}], "domainType": "qemu",
				 "cloudInit": {"users": [{"name": "ops", "password": "geheim"}], "runCommands": ["echo marker-42"]}}"""
			.formatted(this.host));
		assertThat(task.toString()).doesNotContain("geheim", "$6$");
		VmId id = VmId.parse(task.get("target").get("id").asString());
		VolumeXml disk = VolumeXml.read(libvirt.storagePools().volumeXml("images", "seeded.qcow2"));
		assertThat(disk.backingPath()).endsWith("/base.img");
		assertThat(disk.capacity()).isEqualTo(52L << 20);
		libvirt.domains().define(booted(libvirt.domains().xml(id.value(), XmlForm.INACTIVE_SECURE)));
		act(id, "start");
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(60)))
			.until(() -> Files.exists(rig.image("serial.log"))
					&& Files.readString(rig.image("serial.log")).contains("WEIR-SEED-END"));
		assertThat(Files.readString(rig.image("serial.log"))).contains("WEIR-SEED user-data", "- echo marker-42",
				"hashed_passwd: $6$", "WEIR-SEED meta-data", "instance-id: " + id);
		done(this.mvc.delete().uri("/api/v1/vms/{id}?volumes=all&force=true&wait=60", id), "");
		assertThat(libvirt.storagePools().volumes("images")).extracting(VolumeInfo::name)
			.contains("base.img")
			.doesNotContain("seeded.qcow2", "cidata-" + id + ".iso");
	}

	@Test
	void anImageIsCopiedAndGrown() throws Exception {
		libvirt.storagePools().createVolume("images", VolumeXml.ofNew("base.img", "raw", 8 << 20, 0));
		Files.write(rig.image("base.img"), "MARK".getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
		done(this.mvc.post().uri("/api/v1/vms?wait=60"),
				"""
						{"hostId": "%s", "name": "copied", "vcpus": 1, "memoryMib": 64, "nics": [],
						 "disks": [{"imageId": "images/base.img", "poolName": "images", "sizeGib": 0.02}], "domainType": "qemu"}"""
					.formatted(this.host));
		VolumeXml disk = VolumeXml.read(libvirt.storagePools().volumeXml("images", "copied.qcow2"));
		assertThat(disk.format()).isEqualTo("qcow2");
		assertThat(disk.backingPath()).isNull();
		assertThat(disk.capacity()).isEqualTo(21L << 20);
		assertThat(Files.readString(rig.image("copied.qcow2"), StandardCharsets.ISO_8859_1)).contains("MARK");
	}

	@Test
	void aVhdIsConvertedAndAVhdxRefused() throws Exception {
		for (String format : List.of("vpc", "vhdx")) {
			assertThat(new ProcessBuilder("qemu-img", "create", "-q", "-f", format,
					rig.image("foreign." + format).toString(), "8M")
				.inheritIO()
				.start()
				.waitFor()).isZero();
		}
		libvirt.storagePools().refresh("images");
		String body = """
				{"hostId": "%s", "name": "%s", "vcpus": 1, "memoryMib": 64, "nics": [],
				 "disks": [{"imageId": "images/foreign.%s"}], "domainType": "qemu"}""";
		done(this.mvc.post().uri("/api/v1/vms?wait=60"), body.formatted(this.host, "from-vhd", "vpc"));
		VolumeXml disk = VolumeXml.read(libvirt.storagePools().volumeXml("images", "from-vhd.qcow2"));
		assertThat(disk.format()).isEqualTo("qcow2");
		assertThat(disk.capacity()).isLessThan(10L << 20);
		MvcTestResult refused = exchange(this.mvc.post().uri("/api/v1/vms"),
				body.formatted(this.host, "from-vhdx", "vhdx"));
		assertThat(refused).as(text(refused)).hasStatus(202);
		String id = json(refused).get("id").asString();
		Awaitility.await().until(() -> !UNDER_WAY.contains(task(id).get("state").asString()));
		assertThat(task(id).get("state").asString()).isEqualTo("failed");
		assertThat(task(id).toString()).contains("VHDX");
		assertThat(libvirt.storagePools().volumes("images")).extracting(VolumeInfo::name)
			.doesNotContain("from-vhdx.qcow2");
	}

	@Test
	void anOvaOfVmwareIsTakenInAndConverted(@TempDir Path folder) throws Exception {
		byte[] disk = Packages.streamed(folder,
				Arrays.copyOf("MARK of the guest".getBytes(StandardCharsets.UTF_8), 8 << 20));
		String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(disk));
		String ovf = Packages.OVF.strip().replaceAll("<vmw:Config[^>]*>", "");
		assertThat(
				putOva(Packages.ova(ovf, disk, digest.replace(digest.charAt(0), (digest.charAt(0) == 'a') ? 'b' : 'a')),
						"broken"))
			.hasStatus(422);
		assertThat(libvirt.storagePools().volumes("images")).isEmpty();
		MvcTestResult result = putOva(Packages.ova(ovf, disk, digest), "taken");
		assertThat(text(result)).contains("\"reason\":\"controller\"");
		assertThat(result).hasStatusOk();
		VmId id = VmId.parse(json(result).get("uuid").asString());
		assertThat(this.fleet.requireVm(id).name()).isEqualTo("taken");
		assertThat(libvirt.storagePools().volumes("images")).extracting(VolumeInfo::name)
			.containsExactly("taken.qcow2");
		assertThat(VolumeXml.read(libvirt.storagePools().volumeXml("images", "taken.qcow2")).capacity())
			.isEqualTo(8 << 20);
		assertThat(Files.readString(rig.image("taken.qcow2"), StandardCharsets.ISO_8859_1))
			.contains("MARK of the guest");
	}

	private MvcTestResult putOva(byte[] ova, String name) {
		return this.mvc.put()
			.uri("/api/v1/vms/import-ova?hostId={host}&pool=images&name={name}", this.host, name)
			.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.content(ova)
			.exchange();
	}

	private static String booted(String xml) throws Exception {
		Path guest = GuestImage.built();
		String kernel = rig.place(guest.resolve("vmlinuz"));
		String initrd = rig.place(guest.resolve("initrd.img"));
		String log = kernel.replace("vmlinuz", "serial.log");
		return xml
			.replaceFirst("</type>",
					"</type><kernel>" + kernel + "</kernel><initrd>" + initrd
							+ "</initrd><cmdline>console=ttyS0 quiet seed mitigations=off nokaslr</cmdline>")
			.replaceFirst("(?s)<console type='pty'>.*?</console>", "")
			.replaceFirst("<serial type='pty'>", "<serial type='file'><source path='" + log + "'/>");
	}

	/** Makes a volume, an overlay if there is a base; its path. */
	private static String volume(String name, @Nullable String base) {
		String xml = VolumeXml.ofNew(name, name.endsWith(".qcow2") ? "qcow2" : "raw", 1 << 20, 0);
		String whole = (base == null) ? xml : xml.replace("</volume>",
				"<backingStore><path>" + base + "</path><format type='raw'/></backingStore></volume>");
		return libvirt.storagePools().createVolume("images", whole).path();
	}

	private void act(VmId id, String action) {
		done(this.mvc.post().uri("/api/v1/vms/{id}/{action}?wait=60", id, action), "");
	}

	private void patch(VmId id, Map<String, Object> change) {
		done(this.mvc.patch().uri("/api/v1/vms/{id}?wait=30", id), JSON.writeValueAsString(change));
	}

	/** The task, which must have succeeded. */
	private JsonNode done(MockMvcRequestBuilder request, String body) {
		MvcTestResult result = exchange(request, body);
		assertThat(result).as(text(result)).hasStatus(202);
		String id = json(result).get("id").asString();
		Awaitility.await().until(() -> !UNDER_WAY.contains(task(id).get("state").asString()));
		JsonNode task = task(id);
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("succeeded");
		return task;
	}

	private JsonNode task(String id) {
		return json(exchange(this.mvc.get().uri("/api/v1/tasks/{id}", id), ""));
	}

	private MvcTestResult exchange(MockMvcRequestBuilder request, String body) {
		return request.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static JsonNode json(MvcTestResult result) {
		return JSON.readTree(text(result));
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private void assertEach(VmId id, VmState mirror, DomainState real) {
		assertThat(this.fleet.requireVm(id)).extracting(VmMirror::state).isEqualTo(mirror);
		assertThat(status(id).state()).isEqualTo(real);
	}

	private void assertGone(VmId id) {
		assertThat(this.fleet.vm(id)).isEmpty();
		assertThat(libvirt.domains().list()).extracting(DomainRef::uuid).doesNotContain(id.value());
	}

	private static DomainStatus status(VmId id) {
		return libvirt.domains().status(id.value());
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
	}

}
