package dev.weir.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Pools of a real libvirtd by REST: a folder, a file system on a loop device, a disk with
 * partitions, a volume group, an iSCSI target with CHAP. What a machine lacks is left out
 * with its reason.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class RealPoolTests {

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
		for (PoolInfo pool : libvirt.storagePools().list()) {
			if (pool.state() != PoolState.INACTIVE) {
				libvirt.storagePools().stop(pool.name());
			}
			libvirt.storagePools().undefine(pool.name());
		}
	}

	@Test
	void aFolderFromItsDefinitionToItsEnd() {
		String pool = "it's; <b>100 % 数据";
		define("""
				{"name": "%s", "type": "dir", "targetPath": "/var/lib/libvirt/one", "prepare": "build"}"""
			.formatted(pool));
		PoolInfo made = libvirt.storagePools().get(pool);
		assertThat(made.state()).isEqualTo(PoolState.RUNNING);
		assertThat(made.autostart()).isTrue();
		done(this.mvc.post().uri(at(pool, "/no-autostart?wait=30")), "");
		assertThat(libvirt.storagePools().get(pool).autostart()).isFalse();
		MvcTestResult before = exchange(this.mvc.get().uri(at(pool, "/xml")), "");
		assertThat(before).hasStatusOk();
		String tag = String.valueOf(before.getResponse().getHeader("ETag"));
		done(this.mvc.patch().uri(at(pool, "?wait=30")), "{\"targetPath\": \"/var/lib/libvirt/two\"}");
		assertThat(libvirt.storagePools().inactiveXml(pool).replaceAll("\\s*<(capacity|allocation|available) .*", ""))
			.isEqualTo(text(before).replaceAll("\\n\\s*\\n", "\n")
				.replace("/var/lib/libvirt/one", "/var/lib/libvirt/two"));
		assertThat(exchange(this.mvc.put().uri(at(pool, "/xml")).header("If-Match", tag), text(before))).hasStatus(412);
		assertThat(exchange(this.mvc.put().uri(at(pool, "/xml")), text(before).replace("% ", "- "))).hasStatus(422);
		done(this.mvc.put().uri(at(pool, "/xml?wait=30")), text(before));
		MvcTestResult plan = exchange(this.mvc.get().uri(at(pool, "/delete-plan")), "");
		assertThat(json(plan).get("deletable").asBoolean()).isTrue();
		done(this.mvc.delete().uri(at(pool, "?content=true&wait=30")), "");
		assertThat(libvirt.storagePools().list()).isEmpty();
		assertThat(rig.image("../one")).doesNotExist();
	}

	@Test
	void aNameWithASemicolonReachesEveryPage() {
		define("""
				{"name": "a;b", "type": "dir", "targetPath": "/var/lib/libvirt/semicolon", "prepare": "build"}""");
		for (String tail : new String[] { "", "/details", "/new", "/upload", "/delete-plan" }) {
			assertThat(exchange(this.mvc.get().uri(URI.create("/hosts/" + this.host + "/storage/a%3Bb" + tail)), ""))
				.as(tail)
				.hasStatusOk();
		}
	}

	@Test
	void aDefinitionThatFailsLeavesNothing() {
		MvcTestResult answer = exchange(this.mvc.post().uri(pools() + "?wait=60"), """
				{"name": "broken", "type": "iscsi-direct", "host": "127.0.0.1", "port": "9",
				 "iqn": "iqn.2026-01.org.weir:none", "initiator": "iqn.2026-01.org.weir:me", "username": "u",
				 "secret": "hushhushhush"}""");
		Assumptions.assumeFalse(answer.getResponse().getStatus() == 422, "libvirt lacks iscsi-direct: " + text(answer));
		JsonNode task = over(json(answer).get("id").asString());
		assertThat(task.get("state").asString()).isEqualTo("failed");
		assertThat(task.toString()).doesNotContain("hush");
		assertThat(libvirt.storagePools().list()).isEmpty();
		assertThat(libvirt.secrets().list()).isEmpty();
	}

	@Test
	void aFileSystemOnADevice() throws Exception {
		try (Loop loop = Loop.of(this.folder, 64)) {
			define("""
					{"name": "disk", "type": "fs", "device": "%s", "targetPath": "/var/lib/libvirt/mounted",
					 "format": "ext4", "prepare": "format"}""".formatted(loop.device));
			assertThat(libvirt.storagePools().get("disk").capacity()).isBetween(16L << 20, 64L << 20);
			done(this.mvc.post().uri(pools() + "/disk/volumes?wait=30"),
					"{\"name\": \"a.raw\", \"capacityBytes\": 1048576, \"format\": \"raw\"}");
			done(this.mvc.post().uri(pools() + "/disk/stop?wait=30"), "");
			done(this.mvc.post().uri(pools() + "/disk/start?wait=30"), "");
			assertThat(libvirt.storagePools().volumes("disk")).extracting(VolumeInfo::name).contains("a.raw");
			MvcTestResult refused = exchange(this.mvc.delete().uri(pools() + "/disk?content=true"), "");
			assertThat(refused).hasStatus(409);
			done(this.mvc.delete().uri(pools() + "/disk?wait=30"), "");
		}
	}

	@Test
	void aDiskWithPartitions() throws Exception {
		Assumptions.assumeTrue(Files.exists(Path.of("/usr/sbin/parted")), "parted is not installed");
		try (Loop loop = Loop.of(this.folder, 64)) {
			define("""
					{"name": "parts", "type": "disk", "device": "%s", "format": "gpt", "prepare": "format"}"""
				.formatted(loop.device));
			assertThat(libvirt.storagePools().get("parts").state()).isEqualTo(PoolState.RUNNING);
			done(this.mvc.delete().uri(pools() + "/parts?wait=30"), "");
		}
	}

	@Test
	void volumesAreCopiedConvertedGrownAndWiped() {
		define("""
				{"name": "a", "type": "dir", "targetPath": "/var/lib/libvirt/a", "prepare": "build"}""");
		define("""
				{"name": "b", "type": "dir", "targetPath": "/var/lib/libvirt/b", "prepare": "build"}""");
		done(this.mvc.post().uri(at("a", "/volumes?wait=30")), """
				{"name": "x;y", "capacityBytes": 4194304, "format": "qcow2", "preallocation": "full"}""");
		assertThat(libvirt.storagePools().volume("a", "x;y").allocation()).isGreaterThan(4L << 20);
		byte[] content = new byte[1 << 20];
		new Random(3).nextBytes(content);
		assertThat(put("plain.img", content, "")).isEqualTo(202);
		assertThat(put("plain.img", content, digest(new byte[1]))).isEqualTo(422);
		assertThat(put("plain.img", content, digest(content))).isEqualTo(202);
		for (String format : new String[] { "qcow2", "vmdk", "vpc", "raw" }) {
			done(this.mvc.post().uri(at("a", "/volumes/plain.img/clone?wait=60")),
					"{\"name\": \"%s\", \"pool\": \"b\", \"format\": \"%s\"}".formatted(format, format));
			assertThat(VolumeXml.read(libvirt.storagePools().volumeXml("b", format)).format()).isEqualTo(format);
		}
		done(this.mvc.post().uri(at("b", "/volumes/vmdk/clone?wait=60")), "{\"name\": \"back\", \"format\": \"raw\"}");
		ByteArrayOutputStream back = new ByteArrayOutputStream();
		try (ByteStream down = libvirt.storagePools().download("b", "back", 0, content.length)) {
			byte[] buffer = new byte[65536];
			for (int read = down.read(buffer, 0, buffer.length); read >= 0; read = down.read(buffer, 0,
					buffer.length)) {
				back.write(buffer, 0, read);
			}
		}
		assertThat(back.toByteArray()).isEqualTo(content);
		done(this.mvc.post().uri(at("a", "/volumes/x%3By/resize?wait=30")), "{\"capacityBytes\": 8388608}");
		assertThat(libvirt.storagePools().volume("a", "x;y").capacity()).isEqualTo(8 << 20);
		assertThat(exchange(this.mvc.post().uri(at("a", "/volumes/plain.img/resize")), "{\"capacityBytes\": 1}"))
			.hasStatus(422);
		assertThat(exchange(this.mvc.post().uri(at("a", "/volumes/plain.img/wipe")), "{\"algorithm\": \"fire\"}"))
			.hasStatus(422);
		done(this.mvc.post().uri(at("a", "/volumes/plain.img/wipe?wait=30")), "{}");
		MvcTestResult orphans = exchange(this.mvc.get().uri("/api/v1/hosts/{host}/orphan-volumes", this.host), "");
		assertThat(json(orphans).findValuesAsString("name")).contains("x;y", "plain.img", "vmdk");
		for (String page : new String[] { "/storage/a/volumes/plain.img", "/orphans", "/storage/b/volumes/vmdk" }) {
			assertThat(exchange(this.mvc.get().uri("/hosts/" + this.host + page), "")).as(page).hasStatusOk();
		}
	}

	private int put(String volume, byte[] content, String digest) {
		boolean fresh = digest.isEmpty();
		MockMvcRequestBuilder request = this.mvc.put()
			.uri(at("a", "/volumes/" + volume + "/content" + (fresh ? "?create=raw" : "")));
		MvcTestResult result = (fresh ? request : request.header("Content-Digest", digest)).with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.content(content)
			.exchange();
		return result.getResponse().getStatus();
	}

	private static String digest(byte[] content) {
		try {
			byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
			return "sha-256=:" + Base64.getEncoder().encodeToString(sum) + ":";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aVhdxAndASplitVmdkBecomeRawVolumesAndAreNeverCopiedAsTheyAre() throws Exception {
		define("""
				{"name": "foreign", "type": "dir", "targetPath": "/var/lib/libvirt/images", "prepare": "build"}""");
		Path disk = rig.image("source.raw");
		byte[] content = new byte[20 << 20];
		new Random(3).nextBytes(content);
		Files.write(disk, Arrays.copyOf(content, 90 << 20));
		for (String[] image : new String[][] { { "vhdx", "block_size=1M", "disk.vhdx" },
				{ "vmdk", "subformat=twoGbMaxExtentSparse", "split.vmdk" },
				{ "vmdk", "subformat=monolithicFlat", "flat.vmdk" } }) {
			assertThat(new ProcessBuilder("qemu-img", "convert", "-f", "raw", "-O", image[0], "-o", image[1],
					disk.toString(), rig.image(image[2]).toString())
				.inheritIO()
				.start()
				.waitFor()).isZero();
			libvirt.storagePools().refresh("foreign");
			done(this.mvc.post().uri(at("foreign", "/volumes/" + image[2] + "/convert?wait=60")),
					"{\"name\": \"" + image[2] + ".img\"}");
			assertThat(Files.mismatch(disk, rig.image(image[2] + ".img"))).as(image[2]).isEqualTo(-1);
			assertThat(VolumeXml.read(libvirt.storagePools().volumeXml("foreign", image[2] + ".img")).allocation())
				.as(image[2])
				.isLessThan(40L << 20);
		}
		MvcTestResult copy = exchange(this.mvc.post().uri(at("foreign", "/volumes/disk.vhdx/clone?wait=60")),
				"{\"name\": \"copy.qcow2\", \"format\": \"qcow2\"}");
		assertThat(over(json(copy).get("id").asString()).toString()).contains("failed").contains("VHDX");
		MvcTestResult none = exchange(this.mvc.post().uri(at("foreign", "/volumes/source.raw/convert")),
				"{\"name\": \"none.img\"}");
		assertThat(none).hasStatus(422);
		MvcTestResult page = exchange(
				this.mvc.get().uri(URI.create("/hosts/" + this.host + "/storage/foreign/volumes/disk.vhdx")), "");
		assertThat(page).hasStatusOk();
		assertThat(text(page)).contains("data-image-convert");
	}

	@Test
	void aVolumeGroup() throws Exception {
		Assumptions.assumeTrue(Files.exists(Path.of("/dev/mapper/control")), "this kernel has no device mapper");
		try (Loop loop = Loop.of(this.folder, 64)) {
			define("""
					{"name": "lvm", "type": "logical", "sourceName": "weirtest", "devices": "%s", "prepare": "build"}"""
				.formatted(loop.device));
			done(this.mvc.post().uri(pools() + "/lvm/volumes?wait=30"),
					"{\"name\": \"one\", \"capacityBytes\": 8388608}");
			assertThat(libvirt.storagePools().volumes("lvm")).extracting(VolumeInfo::name).contains("one");
			done(this.mvc.delete().uri(pools() + "/lvm/volumes/one?wait=30"), "");
			done(this.mvc.delete().uri(pools() + "/lvm?content=true&wait=30"), "");
		}
	}

	@Test
	void anIscsiTargetIsFoundAndSignedInTo() throws Exception {
		Assumptions.assumeTrue(Files.exists(Path.of("/usr/sbin/tgtd")), "tgt is not installed");
		try (IscsiTarget target = IscsiTarget.start(this.folder)) {
			MvcTestResult found = exchange(this.mvc.get()
				.uri("/api/v1/hosts/{host}/storage-sources?type=iscsi-direct&host=127.0.0.1&port={port}&initiator={me}",
						this.host, target.port(), IscsiTarget.INITIATOR),
					"");
			Assumptions.assumeTrue(found.getResponse().getStatus() == 200, "no iscsi-direct here: " + text(found));
			assertThat(json(found).get("items").get(0).get("value").asString()).isEqualTo(IscsiTarget.IQN);
			JsonNode task = define("""
					{"name": "san", "type": "iscsi-direct", "host": "127.0.0.1", "port": "%s", "iqn": "%s",
					 "initiator": "%s", "username": "%s", "secret": "%s"}""".formatted(target.port(), IscsiTarget.IQN,
					IscsiTarget.INITIATOR, IscsiTarget.USER, IscsiTarget.PASSWORD));
			assertThat(task.toString()).doesNotContain(IscsiTarget.PASSWORD);
			assertThat(libvirt.storagePools().volumes("san")).extracting(VolumeInfo::capacity)
				.anyMatch((size) -> size > 31L << 20);
			assertThat(libvirt.secrets().list()).hasSize(1);
			done(this.mvc.delete().uri(pools() + "/san?wait=30"), "");
			assertThat(libvirt.secrets().list()).isEmpty();
		}
	}

	@Test
	void theHostTellsWhatItSupports() {
		MvcTestResult types = exchange(this.mvc.get().uri("/api/v1/hosts/{host}/storage-types", this.host), "");
		assertThat(json(types).findValuesAsString("type")).contains("dir", "fs", "netfs");
		for (JsonNode type : json(types)) {
			assertThat(exchange(
					this.mvc.get()
						.uri("/hosts/{host}/storage-pools/new?type={type}", this.host, type.get("type").asString()),
					""))
				.hasStatusOk()
				.bodyText()
				.contains("name=\"targetPath\"".repeat("dir fs netfs".contains(type.get("type").asString()) ? 1 : 0));
		}
	}

	private String pools() {
		return "/api/v1/hosts/" + this.host + "/storage-pools";
	}

	private URI at(String pool, String tail) {
		return URI
			.create(UriComponentsBuilder.fromUriString(pools() + "/{pool}").encode().buildAndExpand(pool).toUriString()
					+ tail);
	}

	private JsonNode define(String body) {
		return done(this.mvc.post().uri(pools() + "?wait=60"), body);
	}

	private JsonNode done(MockMvcRequestBuilder request, String body) {
		MvcTestResult result = exchange(request, body);
		assertThat(result).as(text(result)).hasStatus(202);
		JsonNode task = over(json(result).get("id").asString());
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("succeeded");
		return task;
	}

	private JsonNode over(String id) {
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(60)))
			.until(() -> !task(id).get("state").asString().matches("queued|running"));
		return task(id);
	}

	private JsonNode task(String id) {
		return json(exchange(this.mvc.get().uri("/api/v1/tasks/{id}", id), ""));
	}

	private MvcTestResult exchange(MockMvcRequestBuilder request, String body) {
		return request.with(csrf())
			.with(user(this.accounts.loadUserByUsername("admin")))
			.contentType(body.startsWith("<") ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static JsonNode json(MvcTestResult result) {
		return JSON.readTree(text(result));
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	/** A loop device upon a file of its own. */
	private record Loop(String device) implements AutoCloseable {

		static Loop of(Path folder, int mib) throws IOException, InterruptedException {
			Path file = folder.resolve("loop.img");
			try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.CREATE,
					java.nio.file.StandardOpenOption.WRITE)) {
				channel.position(((long) mib << 20) - 1).write(java.nio.ByteBuffer.allocate(1));
			}
			Process process = new ProcessBuilder("losetup", "--find", "--show", file.toString()).start();
			String device = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			Assumptions.assumeTrue(process.waitFor() == 0 && device.startsWith("/dev/"),
					"there is no free loop device");
			return new Loop(device);
		}

		@Override
		public void close() throws IOException {
			new ProcessBuilder("losetup", "--detach", this.device).start().onExit().join();
		}

	}

}
