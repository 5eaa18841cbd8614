package dev.weir.vm.bulk;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The dialog as it was filled in.
 *
 * @param add tags between commas
 * @param remove tags between commas
 * @param typed how many machines, typed before they are deleted
 */
record BulkForm(@Nullable String action, @Nullable List<String> uuids, @Nullable String add, @Nullable String remove,
		@Nullable String folder, @Nullable Boolean volumes, @Nullable Boolean force, @Nullable String typed) {

	private static final Pattern COMMA = Pattern.compile("[,\uFF0C\u3001]");

	BulkRequest request() {
		return new BulkRequest(this.action, this.uuids, split(this.add), split(this.remove), this.folder,
				Boolean.TRUE.equals(this.volumes) ? "all" : "none", this.force);
	}

	/** Whether that many were typed. */
	boolean counts(long machines) {
		return Long.toString(machines).equals(Objects.requireNonNullElse(this.typed, "").strip());
	}

	private static List<String> split(@Nullable String typed) {
		return (typed == null) ? List.of()
				: COMMA.splitAsStream(typed).map(String::strip).filter((tag) -> !tag.isEmpty()).toList();
	}

}
