package dev.weir.fleet.mirror;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts changes and tells listeners of them. Each listener has a set of changes it has
 * not heard of yet: an object that changes a hundred times meanwhile is told once, and a
 * slow listener keeps nobody waiting but itself. Thread-safe.
 */
final class Herald {

	private static final Logger log = LoggerFactory.getLogger(Herald.class);

	private final AtomicLong version = new AtomicLong();

	private final List<Ear> ears = new CopyOnWriteArrayList<>();

	private final Executor threads;

	/**
	 * @param threads may block: one thread at most for each listener
	 */
	Herald(Executor threads) {
		this.threads = threads;
	}

	long version() {
		return this.version.get();
	}

	void listen(FleetListener listener) {
		this.ears.add(new Ear(listener));
	}

	void host(HostId host) {
		tell(new Change(host, null));
	}

	void vm(HostId host, VmId vm) {
		tell(new Change(host, vm));
	}

	private void tell(Change change) {
		this.version.incrementAndGet();
		for (Ear ear : this.ears) {
			ear.add(change);
		}
	}

	/** What changed; without a virtual machine it is the host itself. */
	private record Change(HostId host, @Nullable VmId vm) {

		void tell(FleetListener listener) {
			if (this.vm != null) {
				listener.vmChanged(this.host, this.vm);
			}
			else {
				listener.hostChanged(this.host);
			}
		}

	}

	/** A listener and what it has not heard yet. */
	private final class Ear {

		private final FleetListener listener;

		private Set<Change> unheard = new LinkedHashSet<>();

		private boolean busy;

		Ear(FleetListener listener) {
			this.listener = listener;
		}

		void add(Change change) {
			synchronized (this) {
				this.unheard.add(change);
				if (this.busy) {
					return;
				}
				this.busy = true;
			}
			Herald.this.threads.execute(this::tellAll);
		}

		private void tellAll() {
			for (List<Change> changes = take(); !changes.isEmpty(); changes = take()) {
				changes.forEach(this::tell);
			}
		}

		private synchronized List<Change> take() {
			List<Change> taken = new ArrayList<>(this.unheard);
			this.unheard = new LinkedHashSet<>();
			this.busy = !taken.isEmpty();
			return taken;
		}

		private void tell(Change change) {
			try {
				change.tell(this.listener);
			}
			catch (RuntimeException ex) {
				log.warn("A listener of the mirror failed; it hears of the next change again", ex);
			}
		}

	}

}
