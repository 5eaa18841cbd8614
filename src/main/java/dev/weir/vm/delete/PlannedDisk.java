package dev.weir.vm.delete;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A disk in a {@link DeletePlan}.
 *
 * @param target for instance vda
 * @param source what the definition names, or null for an empty drive
 * @param pool the volume's pool, null outside all pools
 * @param volume the volume, null outside all pools
 * @param sizeBytes what it takes on the host, -1 when it is no volume
 * @param verdict what can become of it
 * @param because names of what stands in the way: VMs or volumes
 */
record PlannedDisk(String target, @Nullable String source, @Nullable String pool, @Nullable String volume,
		long sizeBytes, Verdict verdict, List<String> because) {

	PlannedDisk {
		because = List.copyOf(because);
	}

	/** Whether its volume may be deleted with the VM. */
	public boolean deletable() {
		return this.verdict == Verdict.DELETABLE || this.verdict == Verdict.MAYBE_SHARED;
	}

	/** Whether "all" includes it. */
	public boolean suggested() {
		return this.verdict == Verdict.DELETABLE;
	}

	/** How requests name it: pool and volume. */
	public @Nullable String key() {
		return (this.pool != null && this.volume != null) ? this.pool + "/" + this.volume : null;
	}

	boolean isNamed(String name) {
		return name.equals(this.volume) || name.equals(key());
	}

	/** What can become of a volume. */
	enum Verdict {

		/** Nobody else uses it. */
		DELETABLE,
		/** A VM of another host names the same path: goes only when asked for by name. */
		MAYBE_SHARED,
		/** Another VM of the host uses it. */
		IN_USE,
		/** Other volumes are overlays of it. */
		BACKING,
		/** A CD-ROM or floppy: media are not the VM's own. */
		REMOVABLE,
		/** Attached read-only. */
		READ_ONLY,
		/** Not a volume of any active pool. */
		OUTSIDE_POOLS,
		/** The host could not be asked. */
		UNKNOWN;

		/** Its name in JSON and in message keys. */
		@JsonValue
		public String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
