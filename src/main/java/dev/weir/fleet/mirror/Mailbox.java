package dev.weir.fleet.mirror;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what it is given one after the other, in order, on borrowed threads: what only
 * runs here needs no locks. Thread-safe.
 */
final class Mailbox implements Executor {

	private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

	private static final int TURN = 64;

	private final Executor threads;

	private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	Mailbox(Executor threads) {
		this.threads = threads;
	}

	@Override
	public void execute(Runnable body) {
		this.queue.add(body);
		if (this.waiting.getAndIncrement() == 0) {
			this.threads.execute(this::turn);
		}
	}

	/** After a number of bodies the other mailboxes get their turn. */
	private void turn() {
		for (int done = 0; done < TURN; done++) {
			run();
			if (this.waiting.decrementAndGet() == 0) {
				return;
			}
		}
		this.threads.execute(this::turn);
	}

	private void run() {
		try {
			Runnable body = this.queue.remove();
			body.run();
		}
		catch (RuntimeException ex) {
			log.error("A step of the mirror failed; the next ones go on", ex);
		}
	}

}
