package dev.weir.vm.xml;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the definition that may be edited, from the host itself. Thread-safe.
 */
@Component
class ReadXml {

	private final Vms vms;

	private final Fleet fleet;

	private final HostCommands commands;

	private final Access access;

	ReadXml(Vms vms, Fleet fleet, HostCommands commands, Access access) {
		this.vms = vms;
		this.fleet = fleet;
		this.commands = commands;
		this.access = access;
	}

	/**
	 * What the next start will use, secrets masked.
	 * @throws Problem of kind NOT_FOUND, HOST_UNREACHABLE, or CONFLICT for one that has
	 * no definition
	 */
	XmlText read(VmId id) {
		return XmlText.of(secure(this.vms.view(id)));
	}

	/**
	 * What an editor begins with.
	 * @param version an earlier version to go back to, without secrets, or null for what
	 * there is
	 */
	Draft begin(VmId id, @Nullable String version) {
		String secure = secure(this.vms.view(id));
		XmlText present = XmlText.of(secure);
		return new Draft((version != null) ? SecretMask.carry(version, secure) : present.text(), present);
	}

	/** Whether the one who acts may save a change. */
	boolean mayEdit(VmMirror vm) {
		return this.access.may(Permission.VM_HARDWARE, Vms.target(vm));
	}

	/** With secrets: never leaves Weir. */
	String secure(VmMirror vm) {
		this.fleet.requireUp(vm.hostId());
		if (!vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.xml.problem.transient", vm.name());
		}
		return this.commands.call(vm.hostId(), HostCommands.SHORT,
				(connection) -> connection.domains().xml(vm.id().value(), XmlForm.INACTIVE_SECURE));
	}

	/**
	 * A text to edit.
	 *
	 * @param present what it is to be compared with
	 */
	record Draft(String text, XmlText present) {
	}

}
