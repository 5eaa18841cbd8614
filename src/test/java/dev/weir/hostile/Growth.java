package dev.weir.hostile;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;

/**
 * What must not grow while requests come: threads, memory, open connections to the
 * database. For one thread.
 */
final class Growth {

	/** Threads of tasks end when they have idled for 30 seconds; some stay. */
	private static final int SOME_THREADS = 64;

	private static final long SOME_BYTES = 128L << 20;

	/** H2 keeps tasks and the trail in memory, MockMvc the text of every request. */
	private static final long BYTES_PER_CASE = 16L << 10;

	private final HikariDataSource database;

	private final int threads;

	private final long bytes;

	Growth(HikariDataSource database) {
		this.database = database;
		this.threads = threads();
		this.bytes = bytes();
	}

	void check(int cases) {
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(90)))
			.until(() -> threads() <= this.threads + SOME_THREADS
					&& this.database.getHikariPoolMXBean().getActiveConnections() == 0
					&& bytes() <= this.bytes + SOME_BYTES + cases * BYTES_PER_CASE);
		System.out.printf("threads %d -> %d, heap %d -> %d MiB%n", this.threads, threads(), this.bytes >> 20,
				bytes() >> 20);
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long bytes() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
