package dev.weir.storage.format;

import java.util.Iterator;
import java.util.function.Supplier;

import dev.weir.storage.DiskContent.Extent;
import org.jspecify.annotations.Nullable;

/**
 * The extents of several pieces, one piece after the other; each is opened when it is
 * reached. For one thread.
 */
final class Joined implements Supplier<@Nullable Extent> {

	private final Iterator<Supplier<Supplier<@Nullable Extent>>> rest;

	private Supplier<@Nullable Extent> current = () -> null;

	Joined(Iterator<Supplier<Supplier<@Nullable Extent>>> rest) {
		this.rest = rest;
	}

	@Override
	public @Nullable Extent get() {
		Extent next = this.current.get();
		while (next == null && this.rest.hasNext()) {
			this.current = this.rest.next().get();
			next = this.current.get();
		}
		return next;
	}

	/** A single one. For one thread. */
	static final class One implements Supplier<@Nullable Extent> {

		private @Nullable Extent only;

		One(Extent only) {
			this.only = only;
		}

		@Override
		public @Nullable Extent get() {
			Extent next = this.only;
			this.only = null;
			return next;
		}

	}

}
