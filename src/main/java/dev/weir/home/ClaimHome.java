package dev.weir.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses to start, before anything else is touched, where Weir could not work: with a
 * folder that another Weir uses (two with one id would take each other's tasks for lost)
 * or on a disk without room (it would half start). Thread-safe.
 */
public final class ClaimHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Bytes: the database, its log of changes and the keys of an empty Weir, thrice. */
	static final long ROOM = 8 << 20;

	/**
	 * Claims {@code weir.home} for this process.
	 * @throws UnusableHome with the reason
	 */
	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path home = Path.of(context.getEnvironment().getRequiredProperty("weir.home"));
		// a lock ends when nobody holds its channel any more: the context does
		context.getBeanFactory().registerSingleton("claimOnHome", claim(home));
	}

	private static FileChannel claim(Path home) {
		try {
			Path folder = new WeirHome(home).folder("instance");
			FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (channel.tryLock() == null) {
				channel.close();
				throw inUse(home);
			}
			long free = Files.getFileStore(folder).getUsableSpace();
			if (free < ROOM) {
				channel.close();
				throw full(home, free);
			}
			return channel;
		}
		catch (IOException | UncheckedIOException ex) {
			throw new UnusableHome("WEIR_HOME cannot be used: " + ex.getMessage(),
					"See to it that " + home + " is a folder that Weir may write to, with at least " + (ROOM >> 20)
							+ " MiB free, and start Weir again.",
					ex);
		}
	}

	private static UnusableHome inUse(Path home) {
		return new UnusableHome("Another Weir uses this WEIR_HOME: " + home,
				"Stop the other one first, or give this one a folder of its own. Several Weirs may share one PostgreSQL, "
						+ "but never one WEIR_HOME.",
				null);
	}

	private static UnusableHome full(Path home, long free) {
		return new UnusableHome(
				"There is no room under WEIR_HOME (" + home + "): " + (free >> 10) + " KiB are free, Weir needs "
						+ (ROOM >> 20) + " MiB to start.",
				"Make room on that disk and start Weir again; nothing was changed.", null);
	}

}
