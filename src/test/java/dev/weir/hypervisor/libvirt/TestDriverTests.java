package dev.weir.hypervisor.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent.DomainChanged;
import dev.weir.hypervisor.HypervisorEvent.NetworkChanged;
import dev.weir.hypervisor.HypervisorEvent.StoragePoolChanged;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.Screenshot;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The port over libvirt's test driver, on a node of its own.
 */
class TestDriverTests {

	private static final String NODE = """
			<node>
			  <domain type='test'><name>web1</name><uuid>00000000-0000-4000-8000-000000000001</uuid>
			    <memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>
			  <network><name>lan</name><bridge name='virbr7'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>
			  <pool type='dir'><name>images</name><target><path>/images</path></target></pool>
			</node>
			""";

	private static final UUID WEB1 = UUID.fromString("00000000-0000-4000-8000-000000000001");

	private final RecordingListener listener = new RecordingListener();

	@TempDir
	private Path folder;

	private HypervisorConnection host;

	@BeforeEach
	void open() throws Exception {
		Path file = this.folder.resolve("node.xml");
		Files.writeString(file, NODE);
		this.host = TestHypervisors.node(file, this.listener);
		this.host.subscribe();
	}

	@AfterEach
	void close() {
		this.host.close();
	}

	@Test
	void listsWhatTheNodeHas() {
		assertThat(this.host.domains().list()).singleElement().satisfies((domain) -> {
			assertThat(domain.uuid()).isEqualTo(WEB1);
			assertThat(domain.name()).isEqualTo("web1");
			assertThat(domain.id()).isPositive();
		});
		assertThat(this.host.networks().list()).singleElement().satisfies((network) -> {
			assertThat(network.name()).isEqualTo("lan");
			assertThat(network.bridge()).isEqualTo("virbr7");
			assertThat(network.active()).isTrue();
		});
		assertThat(this.host.storagePools().list()).singleElement()
			.satisfies((pool) -> assertThat(pool.name()).isEqualTo("images"));
	}

	@Test
	void tellsTheFactsOfTheMachine() {
		NodeFacts facts = this.host.node().facts();
		assertThat(facts.driver()).isEqualToIgnoringCase("test");
		assertThat(facts.libvirtVersion()).matches("\\d+\\.\\d+\\.\\d+");
		assertThat(facts.memoryKib()).isPositive();
		assertThat(facts.cpus()).isPositive();
		assertThat(this.host.node().capabilitiesXml()).contains("<capabilities>");
		assertThat(this.host.node().freeMemoryKib()).isEqualTo(-1);
		assertThat(this.host.node().cpuTimes().user()).isPositive();
	}

	@Test
	void everyPowerActionChangesTheState() {
		assertThat(state()).isEqualTo(DomainState.RUNNING);
		this.host.domains().suspend(WEB1);
		assertThat(state()).isEqualTo(DomainState.PAUSED);
		this.host.domains().resume(WEB1);
		this.host.domains().reboot(WEB1);
		this.host.domains().reset(WEB1);
		assertThat(state()).isEqualTo(DomainState.RUNNING);
		this.host.domains().managedSave(WEB1);
		assertThat(this.host.domains().status(WEB1).managedSave()).isTrue();
		this.host.domains().removeManagedSave(WEB1);
		assertThat(this.host.domains().status(WEB1).managedSave()).isFalse();
		this.host.domains().start(WEB1, Set.of());
		this.host.domains().shutdown(WEB1);
		assertThat(state()).isEqualTo(DomainState.SHUT_OFF);
		this.host.domains().start(WEB1, Set.of());
		this.host.domains().destroy(WEB1, true);
		assertThat(state()).isEqualTo(DomainState.SHUT_OFF);
	}

	@Test
	void bulkStatusSaysTheSameAsEachStatus() {
		this.host.domains().setAutostart(WEB1, true);
		this.host.domains().managedSave(WEB1);
		DomainRef second = this.host.domains().define(domain("second"));
		assertThat(this.host.domains().statuses()).hasSize(2)
			.containsEntry(WEB1, this.host.domains().status(WEB1))
			.containsEntry(second.uuid(), this.host.domains().status(second.uuid()));
	}

	@Test
	void aDomainThatLostItsDefinitionIsOnlyRunning() {
		this.host.domains().undefine(WEB1, Set.of());
		assertThat(this.host.domains().status(WEB1).persistent()).isFalse();
		assertThat(this.host.domains().statuses()).containsExactly(Map.entry(WEB1, this.host.domains().status(WEB1)));
	}

	@Test
	void statisticsCarryTheState() {
		List<DomainStats> stats = this.host.domains().runningStats(Set.of(StatsGroup.STATE, StatsGroup.INTERFACE));
		assertThat(stats).singleElement().satisfies((domain) -> {
			assertThat(domain.uuid()).isEqualTo(WEB1);
			assertThat(domain.number("state.state", -1)).isEqualTo(DomainState.RUNNING.ordinal());
		});
	}

	@Test
	void statisticsAreOfRunningDomainsAndOfTheGroupsAskedFor() {
		assertThat(this.host.domains().runningStats(Set.of())).isEmpty();
		this.host.domains().destroy(WEB1, false);
		assertThat(this.host.domains().runningStats(Set.of(StatsGroup.STATE))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)", "a'b\"c&d", "'; rm -rf ~; '", "虚拟机-一号", "emoji 🖥", "\u202eabc",
			"sixty-characters-and-more-sixty-characters-and-more-sixty-characters" })
	void hostileNamesComeBackUnchanged(String name) {
		DomainRef defined = this.host.domains().define(domain(name));
		assertThat(defined.name()).isEqualTo(name);
		assertThat(this.host.domains().list()).contains(defined);
		assertThat(this.host.domains().xml(defined.uuid(), XmlForm.INACTIVE_SECURE)).contains(escaped(name));
		this.host.domains().undefine(defined.uuid(), Set.of(UndefineOption.values()));
		assertThat(this.host.domains().list()).doesNotContain(defined);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.listener.events()).filteredOn(DomainChanged.class::isInstance)
				.extracting((event) -> ((DomainChanged) event).name())
				.contains(name));
	}

	@Test
	void renames() {
		DomainRef defined = this.host.domains().define(domain("before"));
		this.host.domains().rename(defined.uuid(), "after '<'");
		assertThat(this.host.domains().list()).extracting(DomainRef::name).contains("after '<'");
	}

	@Test
	void takesAScreenshot() {
		Screenshot screenshot = this.host.domains().screenshot(WEB1, 0);
		assertThat(screenshot.mimeType()).isEqualTo("image/png");
		assertThat(screenshot.image()).startsWith(0x89, 'P', 'N', 'G');
	}

	@Test
	void pressesKeys() {
		this.host.domains().sendKeys(WEB1, List.of(29, 56, 111));
	}

	@Test
	void lifecycleEventsArrive() {
		this.host.domains().destroy(WEB1, false);
		this.host.domains().start(WEB1, Set.of());
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.listener.events())
				.contains(new DomainChanged(WEB1, "web1", DomainEventKind.LIFECYCLE, 5, 1, null))
				.contains(new DomainChanged(WEB1, "web1", DomainEventKind.LIFECYCLE, 2, 0, null)));
	}

	@Test
	void networkAndPoolEventsArrive() {
		this.host.networks().stop("lan");
		this.host.networks().start("lan");
		this.host.storagePools().stop("images");
		this.host.storagePools().start("images");
		this.host.storagePools().refresh("images");
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.listener.events()).filteredOn(NetworkChanged.class::isInstance)
				.extracting((event) -> ((NetworkChanged) event).event())
				.contains(3, 2));
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.listener.events()).filteredOn(StoragePoolChanged.class::isInstance)
				.extracting((event) -> ((StoragePoolChanged) event).event())
				.contains(3, 2, StoragePoolChanged.REFRESHED));
	}

	@Test
	void networksAreDefinedAndRemoved() {
		var network = this.host.networks().define("<network><name>内网 &lt;1&gt;</name></network>");
		assertThat(network.name()).isEqualTo("内网 <1>");
		assertThat(network.active()).isFalse();
		this.host.networks().setAutostart(network.name(), true);
		assertThat(this.host.networks().list()).filteredOn((found) -> found.uuid().equals(network.uuid()))
			.singleElement()
			.satisfies((found) -> assertThat(found.autostart()).isTrue());
		assertThat(this.host.networks().xml(network.name())).contains("&lt;1&gt;");
		this.host.networks().undefine(network.name());
		assertThat(this.host.networks().list()).hasSize(1);
	}

	@Test
	void poolsAndVolumesAreMadeAndRemoved() {
		var pool = this.host.storagePools()
			.define("<pool type='dir'><name>second</name><target><path>/second</path></target></pool>");
		assertThat(this.host.storagePools().volumes("second")).isEmpty();
		this.host.storagePools().build("second", StoragePools.BuildMode.PLAIN);
		this.host.storagePools().start("second");
		this.host.storagePools().setAutostart("second", true);
		assertThat(this.host.storagePools().get("second").autostart()).isTrue();
		var volume = this.host.storagePools()
			.createVolume("second",
					"<volume><name>磁盘 &lt;b&gt;.qcow2</name><capacity unit='MiB'>5</capacity></volume>");
		assertThat(volume.name()).isEqualTo("磁盘 <b>.qcow2");
		assertThat(volume.capacity()).isEqualTo(5 * 1024 * 1024);
		assertThat(this.host.storagePools().volumes("second")).containsExactly(volume);
		assertThat(this.host.storagePools().volume("second", volume.name())).isEqualTo(volume);
		assertThat(this.host.storagePools().volumeXml("second", volume.name())).contains("&lt;b&gt;");
		this.host.storagePools().deleteVolume("second", volume.name());
		this.host.storagePools().stop("second");
		this.host.storagePools().undefine("second");
		assertThat(this.host.storagePools().list()).extracting("name").doesNotContain(pool.name());
	}

	private DomainState state() {
		return this.host.domains().status(WEB1).state();
	}

	private static String domain(String name) {
		return "<domain type='test'><name>" + escaped(name)
				+ "</name><memory unit='MiB'>16</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8").replace("&#39;", "&apos;");
	}

}
