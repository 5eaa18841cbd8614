package dev.weir.vm.clone;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one disk. Immutable; names are hostile.
 *
 * @param index its number among the disks of the definition
 * @param target for instance vda
 * @param fromPool pool of the original's volume, or null where there is none
 * @param from the original's volume, or its source outside all pools, or null
 * @param pool where the new volume will be, or null where none is made
 * @param volume the new volume
 * @param bytes what the guest sees
 * @param format of the new volume, or null where the pool has none
 * @param base path and format that an overlay builds upon, or null
 */
public record PlannedCopy(int index, String target, Deed deed, @Nullable String fromPool, @Nullable String from,
		@Nullable String pool, @Nullable String volume, long bytes, @Nullable String format, @Nullable Base base) {

	/** Whether a volume is made. */
	public boolean makes() {
		return this.deed == Deed.COPY || this.deed == Deed.LINK || this.deed == Deed.SEED;
	}

	/** What can be done. */
	public enum Deed {

		/** All of its content. */
		COPY,
		/** An overlay. */
		LINK,
		/** Both use the same medium, which neither writes. */
		SHARE,
		/** What cloud-init reads, for another instance. */
		SEED,
		/** There is nothing in it. */
		EMPTY;

		/** Its name in JSON and in message keys. */
		@JsonValue
		public String id() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	/** What an overlay builds upon. */
	public record Base(String path, String format) {
	}

}
