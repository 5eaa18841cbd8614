package dev.weir.vm.power;

import java.util.List;
import java.util.stream.IntStream;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.PowerAction;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;

/**
 * Presses keys together on the keyboard of a virtual machine, as a task
 * {@code vm.send-keys}. Thread-safe.
 */
@Component
class SendKeys {

	/** libvirt's VIR_DOMAIN_SEND_KEY_MAX_KEYS. */
	static final int MAX = 16;

	private final Vms vms;

	private final Tasks tasks;

	private final HostCommands commands;

	SendKeys(Vms vms, Tasks tasks, HostCommands commands) {
		this.vms = vms;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * Queues the key combination.
	 * @param keys Linux names such as KEY_LEFTCTRL, 1 to {@value #MAX}
	 * @throws InvalidInput naming each key that does not exist
	 * @throws Problem as for every change, or CONFLICT when the VM does not run
	 */
	TaskView request(VmId id, List<String> keys) {
		VmMirror vm = this.vms.change(id, Permission.VM_POWER);
		List<Integer> codes = codes(keys);
		if (!PowerAction.PAUSE.fits(vm.state())) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.power.conflict.send-keys", vm.name(), new VmStateText(vm.state()));
		}
		VirshCommand virsh = VirshCommand.of("send-key", Vms.virshName(vm)).with(keys.toArray(String[]::new));
		TaskRequest request = new TaskRequest("vm.send-keys", Vms.target(vm), vm.hostId().toString(), virsh.toString())
			.noting(TaskNote.host(vm.hostId()));
		return this.tasks.submit(request,
				(progress) -> this.commands.call(vm.hostId(), HostCommands.SHORT, (connection) -> {
					connection.domains().sendKeys(vm.id().value(), codes);
					return true;
				}));
	}

	private static List<Integer> codes(List<String> keys) {
		if (keys.isEmpty() || keys.size() > MAX) {
			throw InvalidInput.of("keys", "vm.keys.count", 1, MAX);
		}
		List<FieldProblem> unknown = IntStream.range(0, keys.size())
			.filter((i) -> !KeyCodes.isKnown(keys.get(i)))
			.mapToObj((i) -> FieldProblem.of("keys[" + i + "]", "vm.keys.unknown", keys.get(i)))
			.toList();
		if (!unknown.isEmpty()) {
			throw new InvalidInput(unknown);
		}
		return keys.stream().map(KeyCodes::code).toList();
	}

}
