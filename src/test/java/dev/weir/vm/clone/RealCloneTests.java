package dev.weir.vm.clone;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.vm.bed.RealHost;
import dev.weir.vm.bed.RealHost.Desk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clones and templates on a real libvirtd with QEMU.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class RealCloneTests {

	private static final String MAC = "52:54:00:aa:bb:cc";

	private static RealHost host;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private Desk desk;

	@BeforeAll
	static void startHost() {
		host = new RealHost();
	}

	@AfterAll
	static void stopHost() {
		host.close();
	}

	@BeforeEach
	void follow() {
		this.desk = host.watch(this.mvc, this.fleet, this.watch, this.accounts);
	}

	@AfterEach
	void clear() {
		host.clear(this.watch);
	}

	@Test
	void aFullCloneHasAnIdentityOfItsOwn() throws Exception {
		VmId source = original("db");
		Files.write(host.rig().image("db.img"), "MARK".getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
		JsonNode task = this.desk.done(cloned(source, "\"name\": \"copy\", \"vcpus\": 2, \"start\": true"));
		VmId id = VmId.parse(task.get("target").get("id").asString());
		String xml = xml(id);
		assertThat(xml).contains("<name>copy</name>", ">2</vcpu>", "/copy.img'", "autoport='yes'")
			.doesNotContain(MAC, source.toString(), "port='5999'");
		assertThat(this.fleet.requireVm(id).state().isActive()).isTrue();
		assertThat(Files.readString(host.rig().image("copy.img"), StandardCharsets.ISO_8859_1)).startsWith("MARK");
		assertThat(task.get("virsh").asString()).contains("virsh vol-clone --pool images db.img copy.img",
				"virsh define --validate copy.xml", "virsh start copy");
	}

	@Test
	void aLinkedCloneNeedsATemplateWhichNeverStarts() {
		VmId source = original("base");
		String linked = "\"name\": \"link\", \"mode\": \"linked\"";
		MvcTestResult refused = cloned(source, linked);
		assertThat(refused).hasStatus(422);
		assertThat(Desk.text(refused)).contains("base is no template");
		mark(source);
		assertThat(this.desk.send(this.mvc.post().uri("/api/v1/vms/{id}/start", source), "{}")).hasStatus(409);
		assertThat(Desk.text(this.desk.send(this.mvc.get().uri("/api/v1/templates")))).contains(source.toString());
		VmId id = VmId.parse(this.desk.done(cloned(source, linked)).get("target").get("id").asString());
		VolumeXml overlay = VolumeXml.read(host.libvirt().storagePools().volumeXml(RealHost.POOL, "link.qcow2"));
		assertThat(overlay.backingPath()).endsWith("/base.img");
		assertThat(overlay.backingFormat()).isEqualTo("raw");
		host.libvirt().domains().start(id.value(), Set.of());
		MvcTestResult kept = this.desk.send(this.mvc.delete().uri("/api/v1/vms/{id}/template", source));
		assertThat(kept).hasStatus(409);
		assertThat(Desk.text(kept)).contains("link.qcow2");
	}

	@Test
	void thePlanMakesNothingAndNamesEveryVolume() {
		VmId source = original("plan");
		MvcTestResult plan = this.desk.send(this.mvc.post().uri("/api/v1/vms/{id}/clone-plan", source), """
				{"name": "planned", "disks": [{"target": "vda", "volumeName": "other.img"}]}""");
		assertThat(plan).as(Desk.text(plan)).hasStatusOk();
		assertThat(Desk.json(plan).get("disks").get(0).get("volume").asString()).isEqualTo("other.img");
		assertThat(host.libvirt().storagePools().volumes(RealHost.POOL)).extracting(VolumeInfo::name)
			.containsExactly("plan.img");
		MvcTestResult page = this.desk.send(this.mvc.post()
			.uri("/vms/{id}/clone?plan=", source)
			.param("name", "planned")
			.param("mode", "full")
			.param("disks[0].target", "vda")
			.param("disks[0].volumeName", "other.img"));
		assertThat(Desk.text(page)).contains("plan.img is copied to images/other.img");
		assertThat(this.desk.send(this.mvc.post().uri("/vms/{id}/clone", source).param("name", "a/b"))).hasStatus(422);
		assertThat(this.desk.send(this.mvc.get().uri("/vms/{id}/clone", source))).hasStatusOk();
	}

	@Test
	void aCloneThatFailsLeavesNothingBehind() {
		VmId source = original("broken");
		JsonNode task = this.desk.over(cloned(source, "\"name\": \"half\", \"vcpus\": 500"));
		assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("failed");
		assertThat(task.get("error").asString()).contains("CPUs");
		assertThat(host.libvirt().storagePools().volumes(RealHost.POOL)).extracting(VolumeInfo::name)
			.containsExactly("broken.img");
		String taken = "\"name\": \"half\", \"disks\": [{\"target\": \"vda\", \"volumeName\": \"broken.img\"}]";
		assertThat(cloned(source, taken)).hasStatus(422);
	}

	@Test
	void cloudInitRunsAnewInAClone() throws Exception {
		host.libvirt().storagePools().createVolume(RealHost.POOL, VolumeXml.ofNew("cloud.img", "raw", 1 << 20, 0));
		JsonNode made = this.desk.done(this.desk.send(this.mvc.post().uri("/api/v1/vms?wait=60"), """
				{"hostId": "%s", "name": "seeded", "vcpus": 1, "memoryMib": 64, "nics": [], "domainType": "qemu",
				 "disks": [{"imageId": "images/cloud.img", "poolName": "images"}],
				 "cloudInit": {"hostname": "first", "runCommands": ["echo marker"]}}""".formatted(host.id())));
		VmId source = VmId.parse(made.get("target").get("id").asString());
		VmId id = VmId.parse(this.desk.done(cloned(source, "\"name\": \"second\"")).get("target").get("id").asString());
		String seed = Files.readString(host.rig().image("cidata-" + id + ".iso"), StandardCharsets.ISO_8859_1);
		assertThat(seed).contains("instance-id: " + id, "local-hostname: second", "echo marker")
			.doesNotContain(source.toString());
		assertThat(xml(id)).contains("cidata-" + id + ".iso").doesNotContain(source.toString());
	}

	private VmId original(String name) {
		host.libvirt().storagePools().createVolume(RealHost.POOL, VolumeXml.ofNew(name + ".img", "raw", 1 << 20, 0));
		return host.define(this.fleet,
				"""
						<domain type='qemu'><name>%s</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
						<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>
						<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/var/lib/libvirt/images/%s.img'/>
						<target dev='vda' bus='virtio'/></disk>
						<disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>
						<interface type='user'><mac address='%s'/></interface>
						<graphics type='vnc' port='5999' listen='127.0.0.1'/></devices></domain>"""
					.formatted(name, name, MAC));
	}

	private void mark(VmId id) {
		MvcTestResult marked = this.desk.send(this.mvc.put().uri("/api/v1/vms/{id}/template", id),
				"{\"notes\": \"a <b> base\"}");
		assertThat(marked).as(Desk.text(marked)).hasStatus(204);
	}

	private MvcTestResult cloned(VmId id, String body) {
		return this.desk.send(this.mvc.post().uri("/api/v1/vms/{id}/clone", id), "{" + body + "}");
	}

	private static String xml(VmId id) {
		return host.libvirt().domains().xml(id.value(), XmlForm.INACTIVE);
	}

}
