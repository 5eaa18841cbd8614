package dev.weir.vm.create;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostAway;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import org.springframework.stereotype.Component;

/**
 * Makes a virtual machine from a definition that somebody brings along. Everything in it
 * is kept; libvirt validates it. Never replaces one that exists.
 */
@Component
class ImportVm {

	private static final XmlPath INTERFACE = XmlPath.of("devices/interface");

	private static final XmlPath MAC = XmlPath.of("mac/@address");

	private static final XmlPath SYSTEM_ENTRY = XmlPath.of("sysinfo/system/entry");

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	ImportVm(Access access, Fleet fleet, Tasks tasks, HostCommands commands) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * @param newIdentity whether UUID and MAC addresses are chosen anew
	 * @throws InvalidInput naming {@code xml}, also for a MAC address that is taken
	 * @throws Problem of kind ALREADY_EXISTS for a name or UUID that is taken
	 */
	TaskView create(HostId hostId, String xml, boolean start, boolean newIdentity) {
		HostMirror host = this.fleet.requireHost(hostId);
		this.access.require(Permission.VM_CREATE, Target.of(Target.Kind.HOST, host.id(), host.name()));
		DomainXml domain = parse(xml);
		if (newIdentity) {
			renew(domain);
		}
		VmId id = identity(domain);
		if (!host.isUp()) {
			throw new HostAway(host);
		}
		host.marks().requireOpen(host.name());
		refuseTaken(host, domain.domainName(), id);
		refuseTakenMacs(host, domain);
		VirshCommand virsh = VirshCommand.of("define", "--validate", domain.domainName() + ".xml");
		TaskRequest request = new TaskRequest("vm.import", Target.of(Target.Kind.VM, id, domain.domainName()),
				hostId.toString(),
				start ? virsh + " && " + VirshCommand.of("start", domain.domainName()) : virsh.toString())
			.noting(CreateOutcome.notes(hostId, start));
		return this.tasks.submit(request, (progress) -> define(host.id(), domain, id, start));
	}

	private static DomainXml parse(String xml) {
		try {
			DomainXml domain = DomainXml.parse(xml);
			Findings wrong = new Findings();
			domain.domainName(VmName.checked(domain.domainName(), wrong));
			wrong.throwIfAny();
			return domain;
		}
		catch (InvalidInput ex) {
			throw InvalidInput.of("xml", ex.fields().get(0).messageKey(), ex.fields().get(0).arguments().toArray());
		}
		catch (Problem ex) {
			throw InvalidInput.of("xml", (ex.detail() != null) ? "vm.create.problem.xml" : ex.messageKey(),
					(ex.detail() != null) ? new Object[] { ex.detail() } : ex.arguments().toArray());
		}
	}

	/** The definition's UUID, or one of ours: the task must name what it makes. */
	private static VmId identity(DomainXml domain) {
		String told = domain.uuid();
		if (told == null || told.isEmpty()) {
			VmId id = new VmId(UUID.randomUUID());
			domain.uuid(id.toString());
			return id;
		}
		try {
			return new VmId(UUID.fromString(told));
		}
		catch (IllegalArgumentException ex) {
			throw InvalidInput.of("xml", "vm.create.problem.xml-uuid");
		}
	}

	/** What must not be there twice is libvirt's to choose. */
	private static void renew(DomainXml domain) {
		String id = UUID.randomUUID().toString();
		String old = String.valueOf(domain.uuid());
		domain.uuid(id);
		domain.all(SYSTEM_ENTRY)
			.stream()
			.filter((entry) -> entry.content().equalsIgnoreCase(old))
			.forEach((entry) -> entry.content(id));
		domain.all(INTERFACE).forEach((nic) -> nic.set(MAC, null));
	}

	/** Two guests of one network with the same address do not both work. */
	private static void refuseTakenMacs(HostMirror host, DomainXml domain) {
		for (XmlElement nic : domain.all(INTERFACE)) {
			String mac = nic.get(MAC, "");
			host.vms()
				.values()
				.stream()
				.filter((vm) -> !mac.isEmpty()
						&& vm.definition().nics().stream().anyMatch((other) -> other.mac().equalsIgnoreCase(mac)))
				.findFirst()
				.ifPresent((vm) -> {
					throw InvalidInput.of("xml", "vm.create.problem.mac-taken", mac, vm.name());
				});
		}
	}

	private void refuseTaken(HostMirror host, String name, VmId id) {
		this.fleet.vm(id).filter((vm) -> !vm.hostId().equals(host.id())).ifPresent((vm) -> {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.uuid-taken", id, vm.hostName());
		});
		if (host.vms().containsKey(id)) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.uuid-taken", id, host.name());
		}
		if (host.vms().values().stream().anyMatch((vm) -> vm.name().equals(name))) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.name-taken", name, host.name());
		}
	}

	private void define(HostId host, DomainXml domain, VmId id, boolean start) {
		try {
			this.commands.call(host, HostCommands.LONG, (connection) -> {
				Domains domains = connection.domains();
				// libvirt would replace a domain of the same UUID that the mirror has not
				// seen yet.
				if (domains.list().stream().anyMatch((each) -> each.uuid().equals(id.value()))) {
					throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.uuid-taken", id, "");
				}
				return domains.define(domain.document());
			});
			if (start) {
				start(host, domain.domainName(), id);
			}
		}
		finally {
			this.commands.reread(host, id);
		}
	}

	private void start(HostId host, String name, VmId id) {
		try {
			this.commands.call(host, HostCommands.LONG, (connection) -> {
				connection.domains().start(id.value(), Set.of());
				return id;
			});
		}
		catch (Problem ex) {
			throw new Problem(ex.kind(), "vm.create.problem.start-failed", List.of(name), ex.detail(), ex);
		}
	}

}
