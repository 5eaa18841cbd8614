package dev.weir.storage.format;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

import dev.weir.storage.DiskContent.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what follows one upon the other, so that it is fetched at once. For one
 * thread.
 */
final class Extents implements Iterator<Extent> {

	private final Supplier<@Nullable Extent> parts;

	private @Nullable Extent ahead;

	/**
	 * @param parts gives the next part, null after the last
	 */
	private Extents(Supplier<@Nullable Extent> parts) {
		this.parts = parts;
		this.ahead = parts.get();
	}

	/** What goes through them anew each time. */
	static Iterable<Extent> of(Supplier<Supplier<@Nullable Extent>> parts) {
		return () -> new Extents(parts.get());
	}

	@Override
	public boolean hasNext() {
		return this.ahead != null;
	}

	@Override
	public Extent next() {
		Extent whole = this.ahead;
		if (whole == null) {
			throw new NoSuchElementException();
		}
		Extent next = this.parts.get();
		while (next != null && whole.continuesIn(next)) {
			whole = new Extent(whole.at(), whole.length() + next.length(), whole.volume(), whole.from());
			next = this.parts.get();
		}
		this.ahead = next;
		return whole;
	}

}
