package dev.weir.vm.clone;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The form of the page, as typed. Immutable.
 */
record CloneForm(@Nullable String name, @Nullable String mode, @Nullable String poolName, @Nullable String vcpus,
		@Nullable String memoryMib, @Nullable String hostname, @Nullable Boolean start, @Nullable List<DiskRow> disks) {

	private static final int MAX_DIGITS = 9;

	static CloneForm of(VmMirror vm, boolean template) {
		List<DiskRow> rows = vm.definition()
			.disks()
			.stream()
			.filter((disk) -> disk.device().equals("disk") && disk.source() != null && !disk.readOnly())
			.map((disk) -> new DiskRow(disk.target(), "", ""))
			.toList();
		return new CloneForm(template ? "" : vm.name() + "-clone", template ? "linked" : "full", "", "", "", "", false,
				rows);
	}

	/** Never null, for the page. */
	public List<DiskRow> rows() {
		return (this.disks != null) ? this.disks.stream().filter(Objects::nonNull).toList() : List.of();
	}

	CloneDraft draft() {
		Long vcpus = number("vcpus", this.vcpus);
		return new CloneDraft(this.name, this.mode, this.poolName,
				rows().stream().<CloneDraft
					.@Nullable DiskDraft>map(
							(row) -> new CloneDraft.DiskDraft(row.target(), row.poolName(), row.volumeName()))
					.toList(),
				(vcpus != null) ? vcpus.intValue() : null, number("memoryMib", this.memoryMib), this.hostname,
				this.start);
	}

	private static @Nullable Long number(String field, @Nullable String typed) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		String digits = typed.strip();
		if (digits.length() > MAX_DIGITS || !digits.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw InvalidInput.of(field, "vm.clone.problem.number");
		}
		return Long.valueOf(digits);
	}

	/** One disk. */
	record DiskRow(@Nullable String target, @Nullable String poolName, @Nullable String volumeName) {
	}

}
