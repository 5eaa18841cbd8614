package dev.weir.web.dashboard;

import java.util.concurrent.atomic.AtomicReference;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes the overview, once per change of the mirror however many look. Thread-safe.
 */
@Component
class Overviews {

	private final Fleet fleet;

	private final Access access;

	private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

	Overviews(Fleet fleet, Access access) {
		this.fleet = fleet;
		this.access = access;
	}

	Overview now() {
		this.access.require(Permission.HOST_VIEW, Target.SYSTEM);
		this.access.require(Permission.VM_VIEW, Target.SYSTEM);
		long version = this.fleet.version();
		Counted counted = this.last.get();
		if (counted == null || counted.version() != version) {
			counted = new Counted(version, Overview.of(this.fleet));
			this.last.set(counted);
		}
		return counted.overview();
	}

	private record Counted(long version, Overview overview) {
	}

}
