package dev.weir.vm.delete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which volumes go together with a virtual machine: {@code none}, {@code all} that nobody
 * else uses, or those named.
 *
 * @param all whether "all" was asked for
 * @param names volumes, as name or pool/name
 */
record VolumeChoice(boolean all, List<String> names) {

	static final VolumeChoice NONE = new VolumeChoice(false, List.of());

	VolumeChoice {
		names = List.copyOf(names);
	}

	/** Reads {@code none|all|name,name}; nothing is as good as none. */
	static VolumeChoice of(@Nullable String text) {
		if (text == null || text.isBlank() || "none".equals(text)) {
			return NONE;
		}
		return "all".equals(text) ? new VolumeChoice(true, List.of())
				: new VolumeChoice(false, Arrays.stream(text.split(",")).filter((name) -> !name.isBlank()).toList());
	}

	/**
	 * The disks that are meant.
	 * @throws InvalidInput for a name that the plan does not have, has twice, or keeps
	 */
	List<PlannedDisk> from(DeletePlan plan) {
		if (this.all) {
			return plan.disks().stream().filter(PlannedDisk::suggested).toList();
		}
		List<PlannedDisk> chosen = new ArrayList<>();
		for (String name : this.names) {
			List<PlannedDisk> meant = plan.disks().stream().filter((disk) -> disk.isNamed(name)).toList();
			if (meant.isEmpty()) {
				throw InvalidInput.of("volumes", "vm.delete.unknown-volume", name);
			}
			if (meant.size() > 1) {
				throw InvalidInput.of("volumes", "vm.delete.ambiguous-volume", name);
			}
			if (!meant.get(0).deletable()) {
				throw InvalidInput.of("volumes", "vm.delete.kept-volume." + meant.get(0).verdict().id(), name,
						String.join(", ", meant.get(0).because()));
			}
			chosen.add(meant.get(0));
		}
		return chosen.stream().distinct().toList();
	}

}
