package dev.weir.doctor.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.doctor.check.Patients.Flags;
import dev.weir.fleet.VmState;
import dev.weir.host.HugePages;
import dev.weir.host.MemoryFigures;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeMemory.MemoryUse;
import dev.weir.hypervisor.PoolInfo.PoolState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Each check on a host in the best of health and on one that is ill in its way.
 */
class CheckupTests {

	private static final Ksm IDLE = new Ksm(100, 20, true, 0, 0, 0, 0, 0);

	private static final Ksm BUSY = new Ksm(100, 20, true, 5, 10, 0, 0, 3);

	private static final MemoryUse FREE = new MemoryUse(16L << 20, 8L << 20, 0, 0);

	@Test
	void aHealthyHostIsToldSo() {
		assertThat(Checkup.of(Patients.healthy().patient()))
			.allSatisfy((finding) -> assertThat(finding.health()).as(finding.id()).isEqualTo(Health.OK))
			.hasSizeGreaterThanOrEqualTo(25);
	}

	static Stream<Arguments> illnesses() {
		return Stream.of(hosts(), memories(), places(), states(), disks(), devices()).flatMap((each) -> each);
	}

	private static Stream<Arguments> hosts() {
		return Stream.of(ill("daemon-open", Health.BAD, (host) -> host.connection = Patients.connection("tcp", false)),
				ill("daemon-open", Health.WARN, (host) -> host.connection = Patients.connection("tcp", true)),
				ill("certificate", Health.WARN, (host) -> certificate(host, 7)),
				ill("certificate", Health.BAD, (host) -> certificate(host, -1)),
				ill("certificate", Health.UNKNOWN, (host) -> host.connection = Patients.connection("tls", false)),
				ill("libvirt-version", Health.WARN, (host) -> host.facts = Patients.facts("a", "7.0.0", "7.2.0")),
				ill("libvirt-version", Health.BAD, (host) -> host.facts = Patients.facts("a", "4.10.0", "7.2.0")),
				ill("hypervisor-version", Health.BAD, (host) -> host.facts = Patients.facts("a", "9.0.0", "3.1.0")),
				ill("confinement", Health.WARN, (host) -> in(host, "<model>apparmor</model>", "<model>none</model>")),
				ill("kvm", Health.BAD, (host) -> in(host, "<domain type='kvm'/>", "")),
				ill("nested", Health.WARN, (host) -> host.nested = false),
				ill("nested", Health.UNKNOWN, (host) -> host.nested = null), ill("iommu", Health.BAD, (host) -> {
					in(host, "<iommu support='yes'/>", "<iommu support='no'/>");
					host.vmWith("<memballoon", "<hostdev mode='subsystem' type='pci'/><memballoon");
				}), ill("cpu-overcommit", Health.WARN, (host) -> host.vmWith("<vcpu>2<", "<vcpu>33<")),
				ill("cpu-overcommit", Health.BAD, (host) -> host.vmWith("<vcpu>2<", "<vcpu>65<")),
				ill("host-uuid", Health.BAD, (host) -> host.other("b", "aaaaaaaa-0000-4000-8000-000000000001")),
				ill("hostname", Health.BAD,
						(host) -> host.facts = Patients.facts("localhost.localdomain", "9.0.0", "7.2.0")),
				ill("hostname-twin", Health.BAD, (host) -> host.other("KVM1.example.org", "b")),
				ill("hostname-resolves", Health.WARN,
						(host) -> host.asked = new Asked(Map.of(), List.of(), false, null, Patients.NOW)));
	}

	private static Stream<Arguments> memories() {
		return Stream.of(ill("memory-overcommit", Health.BAD, (host) -> large(host, 20000)),
				ill("memory-overcommit", Health.WARN, (host) -> large(host, 15000)),
				ill("memory-autostart", Health.BAD, (host) -> large(host, 20000)),
				ill("memory-low", Health.BAD,
						(host) -> host.memory = new MemoryFigures(new MemoryUse(16L << 20, 1000, 1000, 1000), BUSY)),
				ill("memory-low", Health.UNKNOWN, (host) -> host.memory = null), ill("ksm-off", Health.WARN, (host) -> {
					host.memory = new MemoryFigures(FREE, IDLE);
					host.freeMemoryKib = 1 << 20;
				}), ill("ksm-off", Health.OK, (host) -> host.memory = new MemoryFigures(FREE, IDLE)),
				ill("ksm-numa", Health.WARN, (host) -> host.memory = new MemoryFigures(FREE, BUSY)),
				ill("numa-placement", Health.WARN, (host) -> large(host, 9000)),
				ill("numa-placement", Health.OK,
						(host) -> in(host, "<cell id='1'>", "<x>", "</cell></cells>", "</x></cells>")),
				ill("huge-pages-idle", Health.WARN, (host) -> host.pages = List.of(new HugePages(0, 2048, 512, 512))),
				ill("huge-pages-idle", Health.UNKNOWN, (host) -> host.pages = null),
				ill("huge-pages-short", Health.BAD,
						(host) -> host.vm(
								Patients.HEALTHY_VM.replace("<os>", "<memoryBacking><hugepages/></memoryBacking><os>"),
								VmState.SHUT_OFF)));
	}

	private static Stream<Arguments> places() {
		return Stream.of(pool("pool-inactive", Health.WARN, PoolState.INACTIVE, true, 0),
				pool("pool-broken", Health.BAD, PoolState.INACCESSIBLE, true, 0),
				pool("pool-autostart", Health.WARN, PoolState.RUNNING, false, 0),
				pool("pool-full", Health.WARN, PoolState.RUNNING, true, 90),
				pool("pool-full", Health.BAD, PoolState.RUNNING, true, 97),
				ill("volumes-unowned", Health.WARN,
						(host) -> host.asked = new Asked(null, List.of("images/'; rm -rf"), true, null, Patients.NOW)),
				ill("network-nat", Health.WARN,
						(host) -> host.asked = new Asked(Map.of("lan", "nat"), List.of(), true, null, Patients.NOW)),
				network("network-inactive", Health.BAD, false, true),
				network("network-autostart", Health.WARN, true, false),
				ill("network-missing", Health.BAD, (host) -> host.networks = List.of()));
	}

	private static Stream<Arguments> states() {
		return Stream.of(state("vm-crashed", Health.BAD, VmState.CRASHED, new Flags(true, true, false, 1)),
				state("vm-io-error", Health.BAD, VmState.PAUSED, new Flags(true, true, false, 5)),
				state("vm-io-error", Health.OK, VmState.PAUSED, new Flags(true, true, false, 1)),
				state("vm-stale-save", Health.WARN, VmState.SAVED, new Flags(true, true, true, 1)),
				state("vm-autostart", Health.WARN, VmState.RUNNING, new Flags(true, false, false, 1)),
				state("vm-autostart", Health.OK, VmState.SHUT_OFF, new Flags(true, false, false, 1)),
				state("vm-transient", Health.WARN, VmState.RUNNING, new Flags(false, false, false, 1)),
				vm("vm-emulated", Health.WARN, "<domain type='kvm'>", "<domain type='qemu'>"));
	}

	private static Stream<Arguments> disks() {
		String layer = "<backingStore type='file'><source file='/x'/>";
		return Stream.of(vm("disk-cache-unsafe", Health.BAD, "cache='none'", "cache='unsafe'"),
				vm("disk-cache-buffered", Health.WARN, "cache='none'", "cache='writeback'"),
				vm("disk-io-native", Health.BAD, "cache='none'", "cache='writeback'"),
				vm("disk-bus", Health.WARN, "dev='vda' bus='virtio'", "dev='hda' bus='ide'"),
				vm("disk-chain", Health.WARN, "<backingStore/>",
						layer.repeat(4) + "<backingStore/>" + "</backingStore>".repeat(4)),
				vm("disk-chain", Health.OK, "<backingStore/>",
						layer.repeat(3) + "<backingStore/>" + "</backingStore>".repeat(3)),
				vm("media-left", Health.WARN, "device='cdrom'>", "device='cdrom'><source file='/iso/a.iso'/>"));
	}

	private static Stream<Arguments> devices() {
		return Stream.of(vm("vnc-open", Health.BAD, "address='127.0.0.1'", "address='0.0.0.0'"),
				vm("vnc-open", Health.BAD, "listen='127.0.0.1'", "listen='::'"),
				vm("nic-model", Health.WARN, "<model type='virtio'/>", "<model type='rtl8139'/>"),
				vm("balloon-stats", Health.WARN, "<stats period='10'/>", ""),
				vm("agent-channel", Health.WARN, "org.qemu.guest_agent.0", "com.redhat.spice.0"),
				vm("agent-silent", Health.WARN, "state='connected'", "state='disconnected'"),
				ill("host-passthrough", Health.WARN,
						(host) -> host.other("b", "b").vmWith("host-model", "host-passthrough")),
				vm("host-passthrough", Health.OK, "host-model", "host-passthrough"),
				vm("machine-type", Health.WARN, "pc-q35-7.2", "pc-i440fx-1.4"),
				vm("machine-gone", Health.BAD, "pc-q35-7.2", "pc-i440fx-0.12"),
				vm("sockets", Health.WARN, "<cpu mode='host-model'/>", """
						<metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
						<libosinfo:os id="http://microsoft.com/win/10"/></libosinfo:libosinfo></metadata>
						<cpu mode='host-model'><topology sockets='4' cores='1' threads='1'/></cpu>"""),
				vm("no-acpi", Health.WARN, "<acpi/>", ""), vm("hard-limit", Health.WARN, "<os>",
						"<memtune><hard_limit unit='KiB'>1048576</hard_limit></memtune><os>"));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("illnesses")
	void anIllHostIsToldSoWithWhatMendsIt(String check, Health health, Consumer<Patients> illness) {
		Patients host = Patients.healthy();
		illness.accept(host);
		Finding finding = host.finding(check);
		assertThat(finding.health()).isEqualTo(health);
		assertThat(finding.source()).startsWith("https://");
		if (health == Health.BAD || health == Health.WARN) {
			assertThat(finding.commands()).isNotEmpty();
		}
	}

	@Test
	void everyCheckHasAnIllHostAndAllItsWords() throws IOException {
		Properties words = words();
		TreeSet<String> tried = new TreeSet<>();
		TreeSet<String> missing = new TreeSet<>();
		Stream.concat(illnesses(), Stream.of(ill("vm-unreadable", Health.BAD, (host) -> {
		}))).forEach((arguments) -> {
			Patients host = Patients.healthy();
			@SuppressWarnings("unchecked")
			Consumer<Patients> illness = (Consumer<Patients>) Objects.requireNonNull(arguments.get()[2]);
			illness.accept(host);
			tried.add((String) arguments.get()[0]);
			Checkup.of(host.patient())
				.stream()
				.flatMap((finding) -> Stream.of(finding.titleKey(), finding.messageKey()))
				.filter((key) -> !words.containsKey(key))
				.forEach(missing::add);
		});
		assertThat(missing).isEmpty();
		assertThat(tried).containsExactlyElementsOf(
				Checkup.CHECKS.stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new)));
	}

	/** What cannot be read is told, and keeps nothing else away. */
	@Test
	void aHostThatTellsNothingIsUnknownNotIll() {
		Patients host = Patients.healthy();
		host.capabilities = "<garbage";
		host.memory = null;
		host.pages = null;
		host.nested = null;
		host.asked = Asked.nothing(Patients.NOW);
		for (String check : List.of("kvm", "iommu", "confinement", "ksm-numa", "huge-pages-idle", "memory-low",
				"host-uuid", "volumes-unowned", "network-nat", "nested", "numa-placement")) {
			assertThat(host.finding(check).health()).as(check).isEqualTo(Health.UNKNOWN);
		}
	}

	@Test
	void namesGoIntoCommandsQuoted() {
		Patients host = Patients.healthy();
		host.asked = new Asked(null, List.of("images/'; rm -rf"), true, null, Patients.NOW);
		assertThat(host.finding("volumes-unowned").commands())
			.containsExactly("virsh vol-delete --pool images ''\\''; rm -rf'");
	}

	@ParameterizedTest
	@CsvSource({ "7.6.0,7.10.0,-1", "9.0.0,9.0.0,0", "10.0.0,9.9.9,1", "garbage,6.0.0,-1", "6,6.0.0,0" })
	void versionsAreComparedByNumbers(String one, String other, int sign) {
		assertThat(Integer.signum(DaemonChecks.compare(one, other))).isEqualTo(sign);
	}

	private static Arguments ill(String check, Health health, Consumer<Patients> illness) {
		return arguments(check, health, illness);
	}

	private static Arguments vm(String check, Health health, String what, String instead) {
		return ill(check, health, (host) -> host.vmWith(what, instead));
	}

	private static Arguments state(String check, Health health, VmState state, Flags flags) {
		return ill(check, health, (host) -> host.vm(Patients.HEALTHY_VM, state, flags));
	}

	private static Arguments pool(String check, Health health, PoolState state, boolean autostart, int percent) {
		return ill(check, health, (host) -> host.pools = List.of(Patients.pool(state, autostart, percent)));
	}

	private static Arguments network(String check, Health health, boolean active, boolean autostart) {
		return ill(check, health, (host) -> host.networks = List
			.of(new NetworkInfo(UUID.randomUUID(), "lan", active, true, autostart, "br0")));
	}

	private static void certificate(Patients host, int days) {
		host.connection = Patients.connection("tls", false);
		host.asked = new Asked(Map.of(), List.of(), true, Patients.NOW.plusSeconds(days * 86400L + 60), Patients.NOW);
	}

	private static void large(Patients host, int mib) {
		host.vm(Patients.HEALTHY_VM.replace("'MiB'>1024<", "'MiB'>" + mib + "<"), VmState.RUNNING);
	}

	private static void in(Patients host, String... replacements) {
		for (int i = 0; i < replacements.length; i += 2) {
			assertThat(host.capabilities).contains(replacements[i]);
			host.capabilities = host.capabilities.replace(replacements[i], replacements[i + 1]);
		}
	}

	private static Properties words() throws IOException {
		Properties words = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/doctor.properties"),
				StandardCharsets.UTF_8)) {
			words.load(reader);
		}
		return words;
	}

}
