package dev.weir.storage.pool;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.storage.PoolRef;

/**
 * Reads pools from the mirror for people who may. Thread-safe; never waits.
 */
@Component
class PoolQueries {

	static final Fields<PoolInfo> FIELDS = Fields.<PoolInfo>none()
		.text("name", PoolInfo::name)
		.choice("state", (pool) -> pool.state().name().toLowerCase(Locale.ROOT),
				Arrays.stream(PoolInfo.PoolState.values())
					.map((state) -> state.name().toLowerCase(Locale.ROOT))
					.toList())
		.flag("autostart", PoolInfo::autostart);

	private final Access access;

	private final Fleet fleet;

	PoolQueries(Access access, Fleet fleet) {
		this.access = access;
		this.fleet = fleet;
	}

	HostMirror host(HostId id) {
		this.access.require(Permission.STORAGE_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	List<PoolInfo> list(HostId host, String q) {
		Filter<PoolInfo> filter = Filter.parse(q, FIELDS);
		return host(host).pools().stream().filter(filter).sorted(Comparator.comparing(PoolInfo::name)).toList();
	}

	PoolRef get(HostId host, String pool) {
		host(host);
		return PoolRef.of(this.fleet, host, pool);
	}

}
