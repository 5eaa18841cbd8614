package dev.weir.fleet.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.problem.ErrorKind;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A machine whose definition is broken or hostile harms no other and is shown itself. */
class HostileDefinitionTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(20));

	@Test
	void whatCannotBeReadIsShownWithWhatIsKnown() {
		FakeHypervisor hypervisor = new FakeHypervisor();
		FakeHost lab = hypervisor.host("lab.example");
		FakeVm sound = lab.define("sound");
		Map<String, FakeVm> broken = new LinkedHashMap<>();
		unreadable().forEach((name, xml) -> broken.put(name, lab.define(name).xml(xml)));
		broken.put("refused", lab.define("refused").unreadable(ErrorKind.INTERNAL, "internal error: no such thing"));
		try (LiveFixture live = new LiveFixture(hypervisor, LiveFixture.quick())) {
			HostId id = live.watch(lab.spec());
			live.await(id, SOON, (host) -> assertThat(host.vms()).hasSize(broken.size() + 1));
			assertThat(live.host(id).isUp()).isTrue();
			assertThat(vm(live, sound).unreadable()).isNull();
			broken.forEach((name, vm) -> {
				assertThat(vm(live, vm).state()).as(name).isEqualTo(VmState.UNREADABLE);
				assertThat(vm(live, vm).name()).isEqualTo(name);
				assertThat(vm(live, vm).unreadable()).as(name).isNotBlank();
			});
			broken.values().iterator().next().xml("<domain><name>mended</name></domain>");
			live.await(id, SOON,
					(host) -> assertThat(vm(live, broken.values().iterator().next()).unreadable()).isNull());
		}
	}

	@Test
	void whatIsHostileButReadableIsTakenAsText() {
		FakeHypervisor hypervisor = new FakeHypervisor();
		FakeHost lab = hypervisor.host("lab.example");
		FakeVm sound = lab.define("sound");
		Map<String, FakeVm> odd = new LinkedHashMap<>();
		readable().forEach((name, xml) -> odd.put(name, lab.define(name).xml(xml)));
		try (LiveFixture live = new LiveFixture(hypervisor, LiveFixture.quick())) {
			HostId id = live.watch(lab.spec());
			live.await(id, SOON, (host) -> assertThat(host.vms()).hasSize(odd.size() + 1));
			assertThat(vm(live, sound).unreadable()).isNull();
			odd.forEach((name, vm) -> {
				assertThat(vm(live, vm).unreadable()).as(name).isNull();
				assertThat(vm(live, vm).xml().inactive()).as(name).isEqualTo(readable().get(name));
			});
		}
	}

	/** As far as libvirt itself lets them be defined. */
	@Test
	void libvirtsOwnHostileMachineHarmsNoOther(@TempDir Path folder) {
		Path node = NodeFile.write(folder.resolve("node.xml"), 20, 0);
		try (LiveFixture live = new LiveFixture(NativePort.open(), TestDriverFleetTests.settings())) {
			HostId id = live.watch(new ConnectionSpec.Test(node));
			live.await(id, SOON, (host) -> assertThat(host.vms()).hasSize(20));
			UUID uuid = live.commands.call(id, HostCommands.SHORT,
					(connection) -> connection.domains().define(definable()).uuid());
			live.await(id, SOON, (host) -> assertThat(host.vms()).hasSize(21));
			VmMirror hostile = live.fleet.requireVm(new VmId(uuid));
			assertThat(hostile.unreadable()).isNull();
			assertThat(hostile.name()).isEqualTo("<script>alert('1')<script> & 名字");
			assertThat(hostile.definition().title()).hasSize(100_000);
			assertThat(hostile.xml().inactive()).contains("urn:evil");
			assertThat(live.host(id).vms().values()).noneMatch((vm) -> vm.unreadable() != null);
		}
	}

	private static VmMirror vm(LiveFixture live, FakeVm vm) {
		return live.fleet.requireVm(new VmId(vm.uuid()));
	}

	private static Map<String, String> unreadable() {
		return Map.of("empty", "", "cut", "<domain><name>x</na", "other", "<network/>", "control",
				"<domain><name>\u0001</name></domain>", "laughs",
				"<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><domain><name>&b;</name></domain>", "binary",
				"\u0000\uFFFE\uD800", "long", "<domain>" + " ".repeat(5_000_000) + "</domain>");
	}

	private static Map<String, String> readable() {
		return Map.of("bare", "<domain/>", "deep",
				"<domain>" + "<a>".repeat(5_000) + "</a>".repeat(5_000) + "</domain>", "huge",
				"<domain><name>h</name><description>" + "x".repeat(1_000_000) + "</description></domain>", "foreign",
				"<domain xmlns:e='urn:evil'><e:name>no</e:name><metadata><e:x e:y='1'>t</e:x></metadata></domain>",
				"numbers", "<domain><vcpu>99999999999</vcpu><memory unit='EiB'>-9e9</memory></domain>", "devices",
				"<domain><devices>" + "<disk/><interface/>".repeat(2_000) + "</devices></domain>", "lines",
				"<domain><description>" + "\n".repeat(200_000) + "</description></domain>");
	}

	private static String definable() {
		return """
				<domain type='test'>
				  <name>&lt;script&gt;alert('1')&lt;script&gt; &amp; 名字</name>
				  <title>%s</title>
				  <description>%s</description>
				  <metadata><e:a xmlns:e='urn:evil'>%s<![CDATA[<b>]]>%s</e:a></metadata>
				  <memory>1024</memory>
				  <os><type>hvm</type></os>
				</domain>
				""".formatted("t".repeat(100_000), "&lt;img src=x onerror=alert(1)&gt;\n".repeat(5_000),
				"<e:b>".repeat(60), "</e:b>".repeat(60));
	}

}
