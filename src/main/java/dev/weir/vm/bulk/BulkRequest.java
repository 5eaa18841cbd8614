package dev.weir.vm.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.BulkWish;
import org.jspecify.annotations.Nullable;

/**
 * An action on many virtual machines, as a program or a form asks for it.
 *
 * @param uuids of the machines
 * @param volumes {@code none} (as when absent), or {@code all} that nobody else uses
 */
record BulkRequest(@Nullable String action, @Nullable List<String> uuids, @Nullable List<String> add,
		@Nullable List<String> remove, @Nullable String folder, @Nullable String volumes, @Nullable Boolean force) {

	BulkWish wish() {
		if (this.volumes != null && !List.of("", "none", "all").contains(this.volumes)) {
			throw InvalidInput.of("volumes", "vm.bulk.volumes");
		}
		return new BulkWish(Objects.requireNonNullElse(this.action, ""), texts(this.add), texts(this.remove),
				Objects.requireNonNullElse(this.folder, ""), "all".equals(this.volumes),
				Boolean.TRUE.equals(this.force));
	}

	/**
	 * @throws InvalidInput for anything that is no id
	 */
	List<VmId> ids() {
		List<VmId> ids = new ArrayList<>();
		texts(this.uuids).stream().map(BulkRequest::id).forEach(ids::add);
		return ids;
	}

	/** A null of the JSON becomes a word that does not exist. */
	private static List<String> texts(@Nullable List<String> list) {
		return (list != null) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	private static VmId id(String uuid) {
		try {
			return new VmId(UUID.fromString(uuid));
		}
		catch (IllegalArgumentException ex) {
			throw InvalidInput.of("uuids", "vm.uuid", uuid);
		}
	}

}
