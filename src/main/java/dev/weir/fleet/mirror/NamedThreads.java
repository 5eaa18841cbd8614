package dev.weir.fleet.mirror;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads named by their purpose: one that is stuck in a native call must
 * not keep the JVM alive. Thread-safe.
 */
final class NamedThreads implements ThreadFactory {

	private final String name;

	private final AtomicInteger next = new AtomicInteger(1);

	NamedThreads(String name) {
		this.name = name;
	}

	@Override
	public Thread newThread(Runnable body) {
		Thread thread = new Thread(body, this.name + "-" + this.next.getAndIncrement());
		thread.setDaemon(true);
		return thread;
	}

}
