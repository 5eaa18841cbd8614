package dev.weir.vm.template;

import java.time.Clock;
import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a virtual machine a template, and a template a virtual machine again. Changes
 * nothing on its host. Thread-safe.
 */
@Component
class MarkTemplate {

	private static final int LONGEST_NOTES = 500;

	private final Vms vms;

	private final TemplateRows rows;

	private final Access access;

	private final AuditTrail trail;

	private final HostCommands commands;

	private final Clock clock;

	MarkTemplate(Vms vms, TemplateRows rows, Access access, AuditTrail trail, HostCommands commands, Clock clock) {
		this.vms = vms;
		this.rows = rows;
		this.access = access;
		this.trail = trail;
		this.commands = commands;
		this.clock = clock;
	}

	/**
	 * From now on it does not start, and linked clones may build upon its disks.
	 * @param notes for the catalogue
	 * @throws Problem of kind CONFLICT when it is not shut off, transient, or starts with
	 * its host
	 */
	@Transactional
	public void mark(VmId id, String notes) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		if (notes.strip().length() > LONGEST_NOTES) {
			throw InvalidInput.of("notes", "vm.template.problem.notes", LONGEST_NOTES);
		}
		if (vm.state() != VmState.SHUT_OFF || !vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.template.problem.off", vm.name(), new VmStateText(vm.state()));
		}
		if (vm.autostart()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.template.problem.autostart", vm.name());
		}
		this.rows.save(
				new Template(id, notes.strip().replace("\0", ""), this.access.actor().account(), this.clock.instant()));
		record("vm.template.mark", vm);
	}

	/**
	 * It may start again.
	 * @throws Problem of kind CONFLICT while other volumes are overlays of its disks
	 */
	@Transactional
	public void unmark(VmId id) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		if (!this.rows.existsById(id.value())) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.template.problem.none", vm.name());
		}
		List<String> linked = this.commands.call(vm.hostId(), HostCommands.SHORT,
				(connection) -> overlays(connection.storagePools(), vm));
		if (!linked.isEmpty()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.template.problem.linked", vm.name(), String.join(", ", linked));
		}
		this.rows.deleteById(id.value());
		record("vm.template.unmark", vm);
	}

	/** In any pool that is active: what is elsewhere cannot be seen. */
	private static List<String> overlays(StoragePools pools, VmMirror vm) {
		List<String> own = vm.definition().disks().stream().map(DomainSummary.Disk::source).toList();
		return pools.list()
			.stream()
			.filter((pool) -> pool.state() == PoolInfo.PoolState.RUNNING)
			.flatMap((pool) -> pools.volumes(pool.name()).stream())
			.map((volume) -> VolumeXml.read(pools.volumeXml(volume.pool(), volume.name())))
			.filter((volume) -> volume.backingPath() != null && own.contains(volume.backingPath()))
			.map(VolumeXml::name)
			.toList();
	}

	private void record(String action, VmMirror vm) {
		this.trail.record(this.access.actor(), action, Vms.target(vm), AuditTrail.Outcome.DONE, null);
	}

}
