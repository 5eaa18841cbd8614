package dev.weir.vm.clone;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import org.jspecify.annotations.Nullable;

/**
 * A clone that can be made, as far as was seen. Immutable; names are hostile.
 *
 * @param id of the new one
 * @param vcpus null leaves them
 * @param memoryMib null leaves it
 * @param notes tails of message keys of what the reader should think about
 */
public record ClonePlan(VmMirror source, VmId id, String name, boolean linked, List<PlannedCopy> disks,
		@Nullable Integer vcpus, @Nullable Long memoryMib, String hostname, boolean start, List<String> notes) {

	public ClonePlan {
		disks = List.copyOf(disks);
		notes = List.copyOf(notes);
	}

	/** The volumes that will be made. */
	List<PlannedCopy> made() {
		return this.disks.stream().filter(PlannedCopy::makes).toList();
	}

	/** What one would type. */
	public String commands() {
		return CloneCommands.of(this);
	}

}
