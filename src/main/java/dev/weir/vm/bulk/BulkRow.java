package dev.weir.vm.bulk;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.task.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * One VM of many in the dialog.
 *
 * @param vm null when it is gone
 * @param effects what would become of it
 * @param task what does it, or null
 * @param refusal why it is not possible, or null
 */
record BulkRow(VmId id, @Nullable VmMirror vm, List<String> effects, @Nullable TaskView task,
		@Nullable String refusal) {
}
