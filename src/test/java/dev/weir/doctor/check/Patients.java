package dev.weir.doctor.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.fleet.VmXml;
import dev.weir.host.HostPart;
import dev.weir.host.HugePages;
import dev.weir.host.KnownHost;
import dev.weir.host.Machine;
import dev.weir.host.MemoryFigures;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.NodeMemory.MemoryUse;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.DomainSummaries;
import dev.weir.hypervisor.xml.GuestFeaturesXml;
import org.jspecify.annotations.Nullable;

/**
 * A host in the best of health, made ill one thing at a time.
 */
final class Patients {

	static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	static final String HEALTHY_VM = """
			<domain type='kvm'><name>good</name><uuid>11111111-1111-4111-8111-111111111111</uuid>
			<memory unit='MiB'>1024</memory><currentMemory unit='MiB'>1024</currentMemory><vcpu>2</vcpu>
			<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os><features><acpi/></features>
			<cpu mode='host-model'/>
			<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none' io='native'/>
			<source file='/p/v'/><backingStore type='file'><source file='/p/b'/><backingStore/></backingStore>
			<target dev='vda' bus='virtio'/></disk>
			<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
			<interface type='network'><source network='lan'/><model type='virtio'/></interface>
			<graphics type='vnc' port='5900' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
			<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>
			<memballoon model='virtio'><stats period='10'/></memballoon></devices></domain>""";

	String capabilities = """
			<capabilities><host><uuid>aaaaaaaa-0000-4000-8000-000000000001</uuid>
			<cpu><arch>x86_64</arch><model>Skylake</model><vendor>Intel</vendor></cpu><iommu support='yes'/>
			<topology><cells><cell id='0'><memory unit='KiB'>8388608</memory></cell>
			<cell id='1'><memory unit='KiB'>8388608</memory></cell></cells></topology>
			<secmodel><model>apparmor</model></secmodel><secmodel><model>dac</model></secmodel></host>
			<guest><os_type>hvm</os_type><arch name='x86_64'><machine>pc-q35-7.2</machine>
			<machine deprecated='yes'>pc-i440fx-1.4</machine><domain type='qemu'/><domain type='kvm'/></arch></guest>
			</capabilities>""";

	KnownHost.Connection connection = connection("ssh", false);

	NodeFacts facts = facts("kvm1.example.org", "9.0.0", "7.2.0");

	long freeMemoryKib = 8L << 20;

	List<PoolInfo> pools = List.of(pool(PoolInfo.PoolState.RUNNING, true, 50));

	List<NetworkInfo> networks = List.of(new NetworkInfo(UUID.randomUUID(), "lan", true, true, true, "br0"));

	List<HostMirror> others = new ArrayList<>();

	@Nullable MemoryFigures memory = new MemoryFigures(new MemoryUse(16L << 20, 8L << 20, 0, 1L << 20),
			new Ksm(100, 20, false, 5, 10, 0, 0, 3));

	@Nullable List<HugePages> pages = List.of(new HugePages(0, 2048, 0, 0));

	@Nullable Boolean nested = true;

	Asked asked = new Asked(Map.of("lan", "bridge"), List.of(), true, null, NOW);

	private final Map<VmId, VmMirror> vms = new LinkedHashMap<>();

	private Patients() {
	}

	static Patients healthy() {
		return new Patients().vm(HEALTHY_VM, VmState.RUNNING);
	}

	/** Adds a machine that starts with the host. */
	Patients vm(String xml, VmState state) {
		return vm(xml, state, new Flags(true, true, false, 1));
	}

	Patients vm(String xml, VmState state, Flags flags) {
		VmId id = new VmId(UUID.randomUUID());
		DomainSummary summary = DomainSummaries.read(xml);
		this.vms.put(id,
				new VmMirror(id, HostId.random(), "kvm1", summary.name(), state, flags.reason(), flags.persistent(),
						flags.autostart(), flags.saved(), summary, VmUsage.NONE, List.of(),
						new PlainXml(state.isActive() ? xml : null, xml), null, NOW));
		return this;
	}

	/** The machine of the healthy one with another text in it. */
	Patients vmWith(String what, String instead) {
		if (!HEALTHY_VM.contains(what)) {
			throw new IllegalArgumentException(what);
		}
		return vm(HEALTHY_VM.replace(what, instead).replace("<name>good", "<name>ill"), VmState.RUNNING);
	}

	/** Adds another host with that name and UUID. */
	Patients other(String hostname, String uuid) {
		this.others.add(new HostMirror(HostId.random(), "other", HostState.UP, null, NOW, NOW,
				facts(hostname, "9.0.0", "7.2.0"), -1, -1, Map.of(), List.of(), List.of(),
				"<capabilities><host><uuid>" + uuid + "</uuid></host></capabilities>"));
		return this;
	}

	Finding finding(String check) {
		List<Finding> found = Checkup.of(patient()).stream().filter((finding) -> finding.id().equals(check)).toList();
		if (found.size() != 1) {
			throw new IllegalArgumentException("no check " + check);
		}
		return found.get(0);
	}

	Patient patient() {
		HostMirror host = new HostMirror(HostId.random(), "kvm1", HostState.UP, null, NOW, NOW, this.facts,
				this.freeMemoryKib, -1, this.vms, this.pools, this.networks, this.capabilities);
		return new Patient(host, new KnownHost(host.id(), "kvm1", this.connection, true, HostMarks.NONE), this.others,
				new Machine(part(this.memory), part(this.pages), HostPart.unasked(),
						HostPart.of(new GuestFeaturesXml(this.nested, List.of(), "Skylake"), NOW)),
				this.asked);
	}

	static KnownHost.Connection connection(String transport, boolean password) {
		return new KnownHost.Connection(transport, "kvm1", 1, null, null, null, password);
	}

	static NodeFacts facts(String hostname, String libvirt, String qemu) {
		return new NodeFacts(hostname, null, "QEMU", qemu, libvirt, "x86_64", 8, 2400, 2, 1, 4, 1, 16L << 20);
	}

	static PoolInfo pool(PoolInfo.PoolState state, boolean autostart, int percent) {
		return new PoolInfo(UUID.randomUUID(), "images", state, true, autostart, 1000, percent * 10L,
				1000 - percent * 10L);
	}

	private static <T> HostPart<T> part(@Nullable T value) {
		return (value != null) ? HostPart.of(value, NOW) : HostPart.unasked();
	}

	/** What a definition does not tell. */
	record Flags(boolean persistent, boolean autostart, boolean saved, int reason) {
	}

	private record PlainXml(@Nullable String live, @Nullable String inactive) implements VmXml {
	}

}
