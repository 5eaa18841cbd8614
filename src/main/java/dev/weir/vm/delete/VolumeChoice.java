package dev.weir.vm.delete;

import java.util.List;
import java.util.stream.Stream;

import dev.weir.problem.InvalidInput;

/**
 * Which volumes go together with a virtual machine: {@code none}, {@code all} that nobody
 * else uses, or those named. A comma may stand in a volume's name.
 *
 * @param all whether "all" was asked for
 * @param names volumes, as name or pool/name
 * @param list whether a single name that no volume has may be a list with commas
 */
record VolumeChoice(boolean all, List<String> names, boolean list) {

	static final VolumeChoice NONE = exactly(List.of());

	VolumeChoice {
		names = List.copyOf(names);
	}

	/** Those names and no other reading of them. */
	static VolumeChoice exactly(List<String> names) {
		return new VolumeChoice(false, names, false);
	}

	/** Reads a parameter's values: {@code none}, {@code all}, a list, or many names. */
	static VolumeChoice of(String... values) {
		List<String> given = Stream.of(values).filter((value) -> !value.isBlank()).toList();
		if (given.isEmpty() || given.equals(List.of("none"))) {
			return NONE;
		}
		return given.equals(List.of("all")) ? new VolumeChoice(true, List.of(), false)
				: new VolumeChoice(false, given, values.length == 1);
	}

	/**
	 * The disks that are meant.
	 * @throws InvalidInput for a name that the plan does not have, has twice, or keeps
	 */
	List<PlannedDisk> from(DeletePlan plan) {
		if (this.all) {
			return plan.disks().stream().filter(PlannedDisk::suggested).toList();
		}
		return resolved(plan).stream().map((name) -> disk(plan, name)).distinct().toList();
	}

	/** One name first; both readings at once could take the wrong volumes. */
	private List<String> resolved(DeletePlan plan) {
		if (!this.list || !this.names.get(0).contains(",")) {
			return this.names;
		}
		List<String> parts = Stream.of(this.names.get(0).split(",")).filter((part) -> !part.isBlank()).toList();
		if (named(plan, this.names.get(0)).isEmpty()) {
			return parts;
		}
		if (!parts.isEmpty() && parts.stream().noneMatch((part) -> named(plan, part).isEmpty())) {
			throw InvalidInput.of("volumes", "vm.delete.ambiguous-list", this.names.get(0));
		}
		return this.names;
	}

	private static PlannedDisk disk(DeletePlan plan, String name) {
		List<PlannedDisk> meant = named(plan, name);
		if (meant.isEmpty()) {
			throw InvalidInput.of("volumes", "vm.delete.unknown-volume", name);
		}
		if (meant.size() > 1) {
			throw InvalidInput.of("volumes", "vm.delete.ambiguous-volume", name);
		}
		PlannedDisk disk = meant.get(0);
		if (!disk.deletable()) {
			throw InvalidInput.of("volumes", "vm.delete.kept-volume." + disk.verdict().id(), name,
					String.join(", ", disk.because()));
		}
		return disk;
	}

	private static List<PlannedDisk> named(DeletePlan plan, String name) {
		return plan.disks().stream().filter((disk) -> disk.isNamed(name)).toList();
	}

}
