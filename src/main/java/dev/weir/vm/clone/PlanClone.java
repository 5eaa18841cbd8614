package dev.weir.vm.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.DomainSummaries;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.Volumes;
import dev.weir.vm.NameRule;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import dev.weir.vm.clone.DiskPlanner.Source;
import dev.weir.vm.template.Templates;
import org.springframework.stereotype.Component;

/**
 * Says what a clone would be, or everything that stands in its way. Asks the host for the
 * definition and its pools, with a deadline. Thread-safe.
 */
@Component
class PlanClone {

	/** Kinds of pools whose volumes are files with a format. */
	private static final Set<String> FORMATTED = Set.of("dir", "fs", "netfs", "gluster", "vstorage");

	private static final int MAX_VCPUS = 512;

	/** MiB: 16 TiB. */
	private static final long MAX_MEMORY = 16L << 20;

	private final Vms vms;

	private final Fleet fleet;

	private final Access access;

	private final HostCommands commands;

	private final Volumes volumes;

	private final Templates templates;

	PlanClone(Vms vms, Fleet fleet, Access access, HostCommands commands, Volumes volumes, Templates templates) {
		this.vms = vms;
		this.fleet = fleet;
		this.access = access;
		this.commands = commands;
		this.volumes = volumes;
		this.templates = templates;
	}

	/**
	 * The plan as things stand.
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind CONFLICT when the original is not shut off, and as for
	 * every change
	 */
	ClonePlan plan(VmId id, CloneDraft draft) {
		VmMirror vm = this.vms.view(id);
		this.access.require(Permission.VM_CREATE, Target.of(Target.Kind.HOST, vm.hostId(), vm.hostName()));
		HostMirror host = this.fleet.requireUp(vm.hostId());
		host.marks().requireOpen(host.name());
		if (vm.state() != VmState.SHUT_OFF || !vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.clone.problem.off", vm.name(), new VmStateText(vm.state()));
		}
		CloneFindings wrong = new CloneFindings();
		String name = name(draft, host, wrong);
		boolean known = draft.mode() == null || Set.of("", "full", "linked").contains(draft.mode());
		wrong.require(known, "mode", "mode");
		wrong.require(!draft.linked() || this.templates.isTemplate(id), "mode", "not-template", vm.name());
		String hostname = hostname(draft, name, wrong);
		Seen seen = this.commands.call(vm.hostId(), HostCommands.SHORT,
				(connection) -> new Seen(connection.domains().xml(id.value(), XmlForm.INACTIVE),
						formatted(connection.storagePools())));
		DomainXml domain = DomainXml.parse(seen.xml());
		size(draft, domain, wrong);
		VmId clone = new VmId(UUID.randomUUID());
		List<PlannedCopy> disks = disks(domain, seen.xml(), new DiskPlanner(this.volumes,
				new DiskPlanner.Request(new Source(vm, host), clone, name, draft, seen.formatted()), wrong));
		wrong.throwIfAny();
		return new ClonePlan(vm, clone, name, draft.linked(), disks, draft.vcpus(), draft.memoryMib(), hostname,
				Boolean.TRUE.equals(draft.start()), CloneNotes.of(domain, disks, draft.linked()));
	}

	private static List<PlannedCopy> disks(DomainXml domain, String xml, DiskPlanner planner) {
		List<Disk> disks = domain.disks();
		List<DomainSummary.Disk> summaries = DomainSummaries.read(xml).disks();
		List<PlannedCopy> planned = new ArrayList<>();
		for (int i = 0; i < Math.min(disks.size(), summaries.size()); i++) {
			planned.add(planner.plan(i, disks.get(i), summaries.get(i)));
		}
		return planned;
	}

	private static String name(CloneDraft draft, HostMirror host, CloneFindings wrong) {
		String name = (draft.name() != null) ? draft.name().strip() : "";
		NameRule.brokenBy(name).ifPresent((rule) -> wrong.add("name", switch (rule) {
			case MISSING -> "name-missing";
			case LONG -> "name-long";
			case CHARACTERS -> "name-characters";
		}, NameRule.LONGEST));
		boolean taken = host.vms().values().stream().anyMatch((vm) -> vm.name().equals(name));
		wrong.require(!taken, "name", "name-taken", name, host.name());
		return name;
	}

	/**
	 * What cloud-init is told: letters, digits, hyphens and dots of the name by itself.
	 */
	private static String hostname(CloneDraft draft, String name, CloneFindings wrong) {
		String typed = draft.hostname();
		if (typed != null && !typed.isBlank()) {
			wrong.require(typed.strip().matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"), "hostname",
					"hostname");
			return typed.strip();
		}
		String made = name.toLowerCase(java.util.Locale.ROOT)
			.replaceAll("[^a-z0-9.-]+", "-")
			.replaceAll("^[-.]+|[-.]+$", "");
		return made.isEmpty() ? "clone" : made;
	}

	private static void size(CloneDraft draft, DomainXml domain, CloneFindings wrong) {
		Integer vcpus = draft.vcpus();
		Long memory = draft.memoryMib();
		wrong.require(vcpus == null || (vcpus >= 1 && vcpus <= MAX_VCPUS), "vcpus", "range", 1, MAX_VCPUS);
		wrong.require(memory == null || (memory >= 16 && memory <= MAX_MEMORY), "memoryMib", "range", 16, MAX_MEMORY);
		wrong.require((vcpus == null && memory == null) || !CloneIdentity.hasNuma(domain), "memoryMib", "numa");
	}

	private static List<String> formatted(StoragePools pools) {
		return pools.list()
			.stream()
			.filter((pool) -> pool.state() == PoolInfo.PoolState.RUNNING)
			.map(PoolInfo::name)
			.filter((pool) -> FORMATTED.contains(StoragePoolXml.read(pools.xml(pool)).type()))
			.toList();
	}

	/** What the host was asked for. */
	private record Seen(String xml, List<String> formatted) {

		Seen {
			formatted = List.copyOf(formatted);
		}

	}

}
