package dev.weir.console.relay;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.weir.console.ConsoleProperties;
import dev.weir.socket.SelectorLoop;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * All threads of the consoles: the loops that carry every console's bytes, a few for what
 * blocks (opening and closing at a host), a bounded set for serial lines, one that
 * watches. Thread-safe.
 */
@Component
class RelayThreads implements DisposableBean {

	private static final int OPENING = 16;

	private static final int CLOSING = 8;

	private final SelectorLoop[] loops;

	private final BufferPool buffers = new BufferPool();

	private final AtomicInteger next = new AtomicInteger();

	private final ExecutorService opening = pool("console-open", OPENING);

	private final ExecutorService closing = pool("console-close", CLOSING);

	private final ExecutorService serial;

	private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(1, named("console-watch"));

	RelayThreads(ConsoleProperties properties) {
		this.loops = IntStream.rangeClosed(1, properties.loops())
			.mapToObj((number) -> new SelectorLoop("console-relay-" + number))
			.toArray(SelectorLoop[]::new);
		this.serial = pool("console-serial", 2 * properties.maxSerial());
	}

	/** What every console takes its buffers from. */
	BufferPool buffers() {
		return this.buffers;
	}

	/** The loop for the next console. */
	SelectorLoop loop() {
		return this.loops[(this.next.getAndIncrement() & Integer.MAX_VALUE) % this.loops.length];
	}

	ExecutorService opening() {
		return this.opening;
	}

	ExecutorService closing() {
		return this.closing;
	}

	ExecutorService serial() {
		return this.serial;
	}

	ScheduledExecutorService watch() {
		return this.watch;
	}

	@Override
	public void destroy() {
		this.watch.shutdownNow();
		this.opening.shutdownNow();
		this.serial.shutdownNow();
		this.closing.shutdown();
		for (SelectorLoop loop : this.loops) {
			loop.close();
		}
	}

	private static ExecutorService pool(String name, int threads) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), named(name));
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	private static ThreadFactory named(String name) {
		AtomicInteger number = new AtomicInteger();
		return (work) -> {
			Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

}
