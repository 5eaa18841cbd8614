package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;

import dev.weir.task.VirshCommand;
import dev.weir.vm.create.VmSpec.Base;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.VolumeName;

/**
 * What one would type to make a virtual machine. Stateless.
 */
final class CreationCommands {

	private CreationCommands() {
	}

	static String of(VmSpec spec) {
		List<String> commands = new ArrayList<>();
		spec.newDisks().forEach((disk) -> commands.addAll(disk(disk)));
		VolumeName seed = spec.seedVolume();
		if (seed != null) {
			commands
				.add(VirshCommand.of("vol-create-as", seed.pool(), seed.name(), "1M", "--format", "raw").toString());
			commands
				.add(VirshCommand.of("vol-upload", "--pool", seed.pool(), "--vol", seed.name(), "--file", "cidata.iso")
					.toString());
		}
		commands.add(VirshCommand.of("define", "--validate", spec.name() + ".xml").toString());
		if (spec.start()) {
			commands.add(VirshCommand.of("start", spec.name()).toString());
		}
		return String.join(" && ", commands);
	}

	/** The same for an OVA that was unpacked into files. */
	static String ofOva(VmSpec spec, List<String> files) {
		List<String> commands = new ArrayList<>();
		for (int i = 0; i < spec.disks().size(); i++) {
			VolumeName name = spec.disks().get(i).volume();
			String raw = spec.id() + "-" + i + ".vmdk";
			commands.add(VirshCommand.of("vol-create-as", name.pool(), raw, "1M", "--format", "raw").toString());
			commands.add(VirshCommand.of("vol-upload", "--pool", name.pool(), "--vol", raw, "--file", files.get(i))
				.toString());
			commands.add(VirshCommand.of("pool-refresh", name.pool()).toString());
			commands.add(VirshCommand.of("vol-create-from", name.pool(), name.name() + ".xml", raw).toString());
			commands.add(VirshCommand.of("vol-delete", "--pool", name.pool(), raw).toString());
		}
		commands.add(VirshCommand.of("define", "--validate", spec.name() + ".xml").toString());
		return String.join(" && ", commands);
	}

	private static List<String> disk(DiskSpec disk) {
		VolumeName name = disk.volume();
		Base base = disk.base();
		String size = (disk.bytes() >> 20) + "M";
		if (base != null && !base.linked()) {
			return List.of(
					VirshCommand
						.of("vol-create-from", name.pool(), name.name() + ".xml", base.image().name(), "--inputpool",
								base.image().pool())
						.toString(),
					VirshCommand.of("vol-resize", "--pool", name.pool(), name.name(), size).toString());
		}
		VirshCommand command = VirshCommand.of("vol-create-as", name.pool(), name.name(), size);
		if (disk.format() != null) {
			command = command.with("--format", disk.format());
		}
		return List.of(((base != null) ? command.with("--backing-vol", base.image().name()) : command).toString());
	}

}
