package dev.weir.vm.clone;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as sent: nothing in it is checked. The body of {@code POST
 * /api/v1/vms/{uuid}/clone}. Immutable.
 *
 * @param mode full, or linked (to a template)
 * @param poolName where its volumes go; each in the pool of its original when absent
 * @param disks other places and names for single disks
 * @param vcpus as many as the original when absent
 * @param memoryMib as much as the original when absent
 * @param hostname for cloud-init; its name when absent
 */
record CloneDraft(@Nullable String name, @Nullable String mode, @Nullable String poolName,
		@Nullable List<@Nullable DiskDraft> disks, @Nullable Integer vcpus, @Nullable Long memoryMib,
		@Nullable String hostname, @Nullable Boolean start) {

	boolean linked() {
		return "linked".equals(this.mode);
	}

	/** What is asked for about one disk, or nothing. */
	DiskDraft of(String target) {
		return (this.disks == null) ? DiskDraft.NONE
				: this.disks.stream()
					.filter((disk) -> disk != null && target.equals(disk.target()))
					.findFirst()
					.orElse(DiskDraft.NONE);
	}

	/**
	 * A disk.
	 *
	 * @param target for instance vda
	 */
	record DiskDraft(@Nullable String target, @Nullable String poolName, @Nullable String volumeName) {

		static final DiskDraft NONE = new DiskDraft(null, null, null);

	}

}
