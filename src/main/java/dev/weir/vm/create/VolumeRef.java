package dev.weir.vm.create;

import org.jspecify.annotations.Nullable;

/**
 * A storage volume by the names of its pool and its own: never a path, so that nobody
 * reaches a file outside the pools.
 */
record VolumeRef(@Nullable String pool, @Nullable String name) {

	boolean isComplete() {
		return this.pool != null && !this.pool.isBlank() && this.name != null && !this.name.isBlank();
	}

	@Override
	public String toString() {
		return this.pool + "/" + this.name;
	}

}
