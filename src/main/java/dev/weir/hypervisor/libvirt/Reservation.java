package dev.weir.hypervisor.libvirt;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A line that stays with whoever reserved it, for a stream or for handles that belong to
 * it; its calls wait for one another. Thread-safe.
 */
final class Reservation implements LineSource {

	private final Line line;

	private final Consumer<Line> taker;

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * @param taker gets the line at the end
	 */
	Reservation(Line line, Consumer<Line> taker) {
		this.line = line;
		this.taker = taker;
	}

	@Override
	public Line take() {
		this.lock.lock();
		return this.line;
	}

	@Override
	public Line takeFirst() {
		return take();
	}

	@Override
	public void giveBack(Line same) {
		this.lock.unlock();
	}

	@Override
	public LineSource reserve() {
		throw new IllegalStateException("A reserved line is not reserved again");
	}

	@Override
	public void refuse() {
		// A call in flight ends by itself, and then the next may fail as well.
	}

	@Override
	public void end() {
		this.taker.accept(this.line);
	}

}
