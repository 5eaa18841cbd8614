package dev.weir.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Looks names of hosts up, never for long: a resolver may be dead. Thread-safe.
 */
@Component
class Names implements DisposableBean {

	private static final int PATIENCE_SECONDS = 2;

	private final ExecutorService lookups;

	Names() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("weir-names-");
		threads.setDaemon(true);
		this.lookups = new ThreadPoolExecutor(0, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(4), threads);
	}

	/** Whether the name has an address; null when nobody answered in time. */
	@Nullable Boolean resolves(String name) {
		if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})")) {
			return false;
		}
		try {
			Future<Boolean> lookup = this.lookups.submit(() -> hasAddress(name));
			return lookup.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		catch (ExecutionException | TimeoutException | RejectedExecutionException ex) {
			return null;
		}
	}

	private static boolean hasAddress(String name) {
		try {
			return InetAddress.getAllByName(name).length > 0;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	@Override
	public void destroy() {
		this.lookups.shutdownNow();
	}

}
