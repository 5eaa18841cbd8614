package dev.weir.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves the readiness of many channels. A member must never block.
 * Thread-safe: channels may be registered and their interest changed from any thread.
 */
public final class SelectorLoop implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(SelectorLoop.class);

	private final Selector selector;

	private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();

	private final Thread thread;

	private volatile boolean closing;

	/** Starts the thread, a daemon of that name. */
	public SelectorLoop(String name) {
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.thread = new Thread(this::serveAll, name);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Adds a channel; it is switched to non-blocking mode.
	 * @param ops what to wait for at first, see {@link SelectionKey}
	 * @throws IOException when the channel is closed already
	 */
	public SelectionKey register(SelectableChannel channel, int ops, Member member) throws IOException {
		channel.configureBlocking(false);
		SelectionKey key = channel.register(this.selector, ops, member);
		this.selector.wakeup();
		return key;
	}

	/** Waits for that operation from now on. Does nothing for a closed channel. */
	public void enable(SelectionKey key, int op) {
		try {
			key.interestOpsOr(op);
			if (Thread.currentThread() != this.thread) {
				this.selector.wakeup();
			}
		}
		catch (CancelledKeyException ex) {
			LOG.trace("The channel is closed already");
		}
	}

	/**
	 * No longer waits for that operation. Does nothing for a closed channel.
	 */
	public void disable(SelectionKey key, int op) {
		try {
			key.interestOpsAnd(~op);
		}
		catch (CancelledKeyException ex) {
			LOG.trace("The channel is closed already");
		}
	}

	/** Runs something on the loop's thread: at once when that is the caller's. */
	public void run(Runnable task) {
		if (Thread.currentThread() == this.thread) {
			task.run();
		}
		else {
			execute(task);
		}
	}

	/** Runs something on the loop's thread, soon. */
	public void execute(Runnable task) {
		this.work.add(task);
		this.selector.wakeup();
	}

	/** How many channels it serves. */
	public int size() {
		return this.selector.isOpen() ? this.selector.keys().size() : 0;
	}

	/** Closes every channel and ends the thread. Idempotent. */
	@Override
	public void close() {
		this.closing = true;
		this.selector.wakeup();
	}

	private void serveAll() {
		try (this.selector) {
			while (!this.closing) {
				this.selector.select(SelectorLoop::serve);
				runWork();
			}
			for (SelectionKey key : new ArrayList<>(this.selector.keys())) {
				((Member) key.attachment()).failed(new IOException("The loop was closed"));
				key.channel().close();
			}
			runWork();
		}
		catch (IOException ex) {
			LOG.error("The loop {} has ended", this.thread.getName(), ex);
		}
	}

	private void runWork() {
		for (Runnable task = this.work.poll(); task != null; task = this.work.poll()) {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				LOG.error("Work of the loop {} has failed", Thread.currentThread().getName(), ex);
			}
		}
	}

	private static void serve(SelectionKey key) {
		Member member = (Member) key.attachment();
		try {
			member.ready(key);
		}
		catch (CancelledKeyException ex) {
			LOG.trace("The channel was closed meanwhile");
		}
		catch (IOException ex) {
			member.failed(ex);
		}
		catch (RuntimeException ex) {
			LOG.error("A member of the loop {} has failed", Thread.currentThread().getName(), ex);
			member.failed(new IOException(ex));
		}
	}

	/** Serves one channel, on the loop's thread. */
	public interface Member {

		/**
		 * The channel is ready for some of what it waits for.
		 * @throws IOException leads to {@link #failed(IOException)}
		 */
		void ready(SelectionKey key) throws IOException;

		/** The channel is of no use any more: close it. */
		void failed(IOException cause);

	}

}
