package dev.weir.hypervisor.libvirt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native connections behind one connection of Weir's: each serves one call at a time,
 * further ones are opened while all are busy and closed when they are idle. Two threads
 * on one native connection can end the whole process: before libvirt 10.3 a thread that
 * is woken because another one sends leaves a watch behind that points into its stack
 * (CVE-2024-4418). Callers never open anything themselves: they wait for the first line
 * that is free, so that a host that hangs holds up one thread more and not each of them.
 * Thread-safe.
 */
final class Lines implements LineSource {

	/**
	 * More calls at once wait. libvirtd's workers are 20 for all clients
	 * (<a href="https://libvirt.org/manpages/libvirtd.html">max_workers</a>).
	 */
	private static final int LIMIT = 12;

	private static final long REST = Duration.ofSeconds(10).toNanos();

	private static final Logger log = LoggerFactory.getLogger(Lines.class);

	private final Line first;

	private final Exchange exchange;

	private final Executor behind;

	private final LongSupplier clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** The one used last comes first. */
	private final Deque<Line> idle = new ArrayDeque<>();

	private int count = 1;

	private boolean opening;

	/** After a refusal nothing is opened until a call has come to its end. */
	private boolean refused;

	private boolean over;

	/**
	 * @param first carries the events and is never closed here
	 * @param behind where opening and closing happens
	 * @param clock nanoseconds of {@link System#nanoTime()}
	 */
	Lines(ConnectionPointer first, Exchange exchange, Executor behind, LongSupplier clock) {
		this.first = new Line(first);
		this.exchange = exchange;
		this.behind = behind;
		this.clock = clock;
		this.idle.add(this.first);
	}

	@Override
	public Line take() {
		return take(null);
	}

	@Override
	public Line takeFirst() {
		return take(this.first);
	}

	@Override
	public void giveBack(Line line) {
		this.lock.lock();
		try {
			this.refused = false;
			accept(line);
			retire();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** It does not count as busy: others take its place. */
	@Override
	public LineSource reserve() {
		Line line = take();
		count(-1);
		return new Reservation(line, (same) -> {
			count(1);
			giveBack(same);
		});
	}

	@Override
	public void refuse() {
		this.lock.lock();
		try {
			this.over = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Closes all but the first. */
	@Override
	public void end() {
		refuse();
		this.lock.lock();
		try {
			this.idle.stream().filter((line) -> line != this.first).map(Line::connection).forEach(this.exchange::close);
			this.idle.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Line take(@Nullable Line wanted) {
		this.lock.lock();
		try {
			while (!this.over && !((wanted != null) ? this.idle.contains(wanted) : !this.idle.isEmpty())) {
				if (wanted == null) {
					order();
				}
				this.changed.awaitUninterruptibly();
			}
			if (this.over) {
				throw Session.gone();
			}
			Line line = (wanted != null) ? wanted : this.idle.getFirst();
			this.idle.remove(line);
			return line;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(int change) {
		this.lock.lock();
		try {
			this.count += change;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void order() {
		if (this.opening || this.refused || this.count >= LIMIT) {
			return;
		}
		this.opening = true;
		this.behind.execute(this::open);
	}

	private void open() {
		Line fresh = null;
		try {
			fresh = isOver() ? null : new Line(this.exchange.open());
		}
		catch (RuntimeException ex) {
			log.debug("No further connection was opened", ex);
		}
		this.lock.lock();
		try {
			this.opening = false;
			this.refused = fresh == null;
			if (fresh != null) {
				this.count++;
				accept(fresh);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Nothing is opened to a host that is lost: it would fail, and libvirt may keep it.
	 */
	private boolean isOver() {
		this.lock.lock();
		try {
			return this.over;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void accept(Line line) {
		if (this.over && line != this.first) {
			close(line);
			return;
		}
		line.rest(this.clock.getAsLong());
		this.idle.addFirst(line);
		this.changed.signalAll();
	}

	/** The first stays, wherever it lies. */
	private void retire() {
		Line last = this.idle.peekLast();
		if (last == null) {
			return;
		}
		if (last == this.first) {
			this.idle.addFirst(this.idle.removeLast());
			last = this.idle.getLast();
		}
		if (last != this.first && last.restedFor(this.clock.getAsLong()) > REST) {
			this.idle.removeLast();
			this.count--;
			close(last);
		}
	}

	private void close(Line line) {
		this.behind.execute(() -> this.exchange.close(line.connection()));
	}

	/** Opens and closes native connections; both may block. */
	interface Exchange {

		/**
		 * @throws dev.weir.problem.Problem when there is no further one
		 */
		ConnectionPointer open();

		void close(ConnectionPointer connection);

	}

}
