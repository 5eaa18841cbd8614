package dev.weir.vm;

import java.util.List;

/**
 * What is to be done to many virtual machines, and how.
 *
 * @param action id of a {@link BulkAction}
 * @param add tags that come
 * @param remove tags that go
 * @param folder where they go, empty for out of all folders
 * @param volumes whether volumes that nobody else uses are deleted too
 * @param force whether running machines are forced off first
 */
public record BulkWish(String action, List<String> add, List<String> remove, String folder, boolean volumes,
		boolean force) {

	public BulkWish {
		add = List.copyOf(add);
		remove = List.copyOf(remove);
	}

	/** One that needs no more words. */
	public static BulkWish of(String action) {
		return new BulkWish(action, List.of(), List.of(), "", false, false);
	}

}
