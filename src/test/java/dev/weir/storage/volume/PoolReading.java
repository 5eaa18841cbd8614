package dev.weir.storage.volume;

import java.time.Clock;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.storage.Volumes;

/**
 * The volumes as Weir reads them, for tests of other packages.
 */
public final class PoolReading {

	private PoolReading() {
	}

	/** Reads pools of that fleet by those commands. */
	public static Volumes of(Fleet fleet, HostCommands commands, Clock clock) {
		return new PoolContents(fleet, commands, clock);
	}

}
