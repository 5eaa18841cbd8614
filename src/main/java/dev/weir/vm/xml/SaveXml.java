package dev.weir.vm.xml;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;

/**
 * Replaces the definition of a virtual machine, as a task {@code vm.xml}: validated by
 * libvirt, only while it is what the author began with, secrets kept. What runs is not
 * touched. Thread-safe.
 */
@Component
class SaveXml {

	private final Vms vms;

	private final ReadXml read;

	private final Tasks tasks;

	private final HostCommands commands;

	SaveXml(Vms vms, ReadXml read, Tasks tasks, HostCommands commands) {
		this.vms = vms;
		this.read = read;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * What saving would change, without doing it.
	 * @throws InvalidInput as {@link #save}
	 * @throws XmlConflict when it is not what the author began with any more
	 */
	XmlDiff review(VmId id, XmlEdit edit) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		return XmlDiff.between(checked(vm, edit).text(), edit.text());
	}

	/**
	 * Queues it.
	 * @throws InvalidInput naming {@code xml} for what is no definition, or that of
	 * another virtual machine
	 * @throws XmlConflict when it is not what the author began with any more
	 * @throws Problem as for every change
	 */
	TaskView save(VmId id, XmlEdit edit) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		checked(vm, edit);
		VirshCommand virsh = VirshCommand.of("define", "--validate", vm.name() + ".xml");
		TaskRequest request = new TaskRequest("vm.xml", Vms.target(vm), vm.hostId().toString(), virsh.toString())
			.noting(XmlOutcome.notes(vm.hostId(), edit.version()));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(vm.hostId(), HostCommands.SHORT,
						(connection) -> define(connection.domains(), vm, edit));
			}
			finally {
				this.commands.reread(vm.hostId(), id);
			}
		});
	}

	/**
	 * Goes back to an earlier version; secrets stay as they are.
	 * @param version the definition without secrets
	 */
	TaskView restore(VmId id, String version) {
		this.vms.change(id, Permission.VM_HARDWARE);
		ReadXml.Draft draft = this.read.begin(id, version);
		return save(id, new XmlEdit(draft.text(), draft.present().version()));
	}

	private XmlText checked(VmMirror vm, XmlEdit edit) {
		String secure = this.read.secure(vm);
		edit.against(secure);
		return current(secure, edit);
	}

	private static DomainRef define(Domains domains, VmMirror vm, XmlEdit edit) {
		String secure = domains.xml(vm.id().value(), XmlForm.INACTIVE_SECURE);
		current(secure, edit);
		return domains.define(edit.against(secure).document());
	}

	private static XmlText current(String secure, XmlEdit edit) {
		XmlText present = XmlText.of(secure);
		if (!present.version().equals(edit.version())) {
			throw new XmlConflict(present, edit.text());
		}
		return present;
	}

}
