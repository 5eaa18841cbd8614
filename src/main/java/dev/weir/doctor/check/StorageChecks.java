package dev.weir.doctor.check;

import java.util.List;
import java.util.function.Predicate;

import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;

/**
 * Storage pools and their volumes. Stateless.
 */
final class StorageChecks {

	private static final int NEARLY_FULL = 85;

	private static final int FULL = 95;

	private static final String SOURCE = Sources.LIBVIRT + "storage.html";

	static final List<Check> ALL = List.of(new Check("pool-inactive", SOURCE, StorageChecks::inactive),
			new Check("pool-broken", SOURCE, StorageChecks::broken),
			new Check("pool-autostart", SOURCE, StorageChecks::autostart),
			new Check("pool-full", SOURCE, StorageChecks::full),
			new Check("volumes-unowned", Sources.LIBVIRT + "formatstorage.html", StorageChecks::unowned));

	private StorageChecks() {
	}

	private static Verdict inactive(Chart chart) {
		return each(chart, (pool) -> pool.state() == PoolState.INACTIVE, Health.WARN, "pool-start");
	}

	private static Verdict broken(Chart chart) {
		return each(chart, (pool) -> pool.state() == PoolState.INACCESSIBLE || pool.state() == PoolState.DEGRADED,
				Health.BAD, "pool-refresh");
	}

	private static Verdict autostart(Chart chart) {
		return each(chart, (pool) -> pool.persistent() && !pool.autostart(), Health.WARN, "pool-autostart");
	}

	private static Verdict full(Chart chart) {
		Verdict bad = each(chart, (pool) -> percent(pool) >= FULL, Health.BAD, "vol-list");
		return (bad.health() == Health.BAD) ? bad
				: each(chart, (pool) -> percent(pool) >= NEARLY_FULL, Health.WARN, "vol-list");
	}

	private static Verdict unowned(Chart chart) {
		List<String> unowned = chart.asked().unowned();
		if (unowned == null) {
			return Verdict.unknown();
		}
		return unowned.isEmpty() ? Verdict.none()
				: Verdict.warn("ill", unowned.size())
					.about(unowned)
					.mendedBy(unowned.stream().limit(5).map(StorageChecks::delete).toList());
	}

	private static String delete(String volume) {
		int slash = volume.indexOf('/');
		return Commands.virsh("vol-delete", "--pool", volume.substring(0, Math.max(0, slash)),
				volume.substring(slash + 1));
	}

	private static Verdict each(Chart chart, Predicate<PoolInfo> ill, Health health, String verb) {
		List<String> names = chart.host().pools().stream().filter(ill).map(PoolInfo::name).toList();
		return names.isEmpty() ? Verdict.none()
				: Verdict.of(health, "ill", names.size())
					.about(names)
					.mendedBy(names.stream().map((name) -> Commands.virsh(verb, "--pool", name)).toList());
	}

	/** What is taken of it; 0 for a pool that is not active or has no size. */
	static long percent(PoolInfo pool) {
		boolean active = pool.state() == PoolState.RUNNING || pool.state() == PoolState.DEGRADED;
		return (active && pool.capacity() > 0)
				? Math.round(100.0 * (pool.capacity() - pool.available()) / pool.capacity()) : 0;
	}

}
