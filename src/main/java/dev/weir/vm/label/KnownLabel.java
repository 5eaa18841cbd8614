package dev.weir.vm.label;

import java.util.List;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.vm.VmLabel;
import org.jspecify.annotations.Nullable;

/**
 * A row without its notes.
 *
 * @param version grows with each change of the row
 */
record KnownLabel(UUID vmId, @Nullable String folder, List<String> tags, boolean noted, long version) {

	VmId vm() {
		return new VmId(this.vmId);
	}

	VmLabel label() {
		return new VmLabel(this.tags, this.folder, this.noted);
	}

}
