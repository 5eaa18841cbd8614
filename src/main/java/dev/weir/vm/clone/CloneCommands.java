package dev.weir.vm.clone;

import java.util.ArrayList;
import java.util.List;

import dev.weir.task.VirshCommand;
import dev.weir.vm.Vms;

/**
 * What one would type to clone a virtual machine. Stateless.
 */
final class CloneCommands {

	private CloneCommands() {
	}

	static String of(ClonePlan plan) {
		List<String> commands = new ArrayList<>();
		for (PlannedCopy disk : plan.made()) {
			commands.add(volume(disk));
		}
		String source = Vms.virshName(plan.source());
		commands.add(VirshCommand.of("dumpxml", "--inactive", "--security-info", source) + " > "
				+ word(plan.name() + ".xml"));
		// between both: another name, UUID, MAC addresses and sources of the disks
		commands.add(VirshCommand.of("define", "--validate", plan.name() + ".xml").toString());
		if (plan.start()) {
			commands.add(VirshCommand.of("start", plan.name()).toString());
		}
		return String.join(" && ", commands);
	}

	private static String volume(PlannedCopy disk) {
		String pool = String.valueOf(disk.pool());
		String name = String.valueOf(disk.volume());
		String from = String.valueOf(disk.from());
		if (disk.deed() == PlannedCopy.Deed.LINK) {
			PlannedCopy.Base base = java.util.Objects.requireNonNull(disk.base());
			return VirshCommand
				.of("vol-create-as", pool, name, Long.toString(disk.bytes()), "--format", "qcow2", "--backing-vol",
						base.path(), "--backing-vol-format", base.format())
				.toString();
		}
		VirshCommand clone = VirshCommand.of("vol-clone", "--pool", pool, from, name);
		return (pool.equals(disk.fromPool()) ? clone : VirshCommand.of("vol-create-from", pool, name + ".xml", from,
				"--inputpool", String.valueOf(disk.fromPool())))
			.toString();
	}

	private static String word(String file) {
		return VirshCommand.of(file).toString().substring("virsh ".length());
	}

}
