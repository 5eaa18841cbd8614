package dev.weir.hypervisor.libvirt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.StatsGroup;
import org.libvirt.jna.DomainPointer;

/**
 * What libvirt knows about all domains, in bulk, and about one.
 */
final class DomainFigures {

	private static final int LIST_TRANSIENT = 1 << 3;

	private static final int LIST_MANAGED_SAVE = 1 << 8;

	private static final int LIST_AUTOSTART = 1 << 10;

	private static final int STATS_ACTIVE = 1;

	/** VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT: passes over a domain that is busy. */
	private static final int NOWAIT = 1 << 29;

	// struct _virDomainStatsRecord: dom@0 params@8 nparams@16
	private static final int RECORD_PARAMS = 8;

	private static final int RECORD_COUNT = 16;

	private final Session session;

	DomainFigures(Session session) {
		this.session = session;
	}

	/**
	 * @param filter virConnectListAllDomainsFlags, 0 for all
	 */
	List<DomainRef> list(int filter) {
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllDomains(host, list, filter));
			return Handles.drain(list, count, (domain) -> ref(libvirt, new DomainPointer(domain)),
					(domain) -> libvirt.virDomainFree(new DomainPointer(domain)));
		});
	}

	HeldDomains hold() {
		return HeldDomains.of(this.session);
	}

	List<DomainStats> runningStats(Set<StatsGroup> groups) {
		// no bit at all would mean every group to libvirt
		return groups.isEmpty() ? List.of() : stats(groups, STATS_ACTIVE);
	}

	private List<DomainStats> stats(Set<StatsGroup> groups, int filter) {
		int mask = groups.stream().mapToInt(StatsGroup::bit).reduce(0, (left, right) -> left | right);
		return this.session.call((libvirt, host) -> {
			PointerByReference records = new PointerByReference();
			int count = NativeError.check(libvirt,
					libvirt.virConnectGetAllDomainStats(host, mask, records, NOWAIT | filter));
			try {
				return records.getValue() == null ? List.of() : read(libvirt, records.getValue(), count);
			}
			finally {
				if (records.getValue() != null) {
					libvirt.virDomainStatsRecordListFree(records.getValue());
				}
			}
		});
	}

	/**
	 * Four round trips, however many domains there are. Asks for those that are only
	 * running, not for the persistent ones, because they are few.
	 */
	Map<UUID, DomainStatus> statuses() {
		Set<UUID> fleeting = uuids(LIST_TRANSIENT);
		Set<UUID> autostart = uuids(LIST_AUTOSTART);
		Set<UUID> saved = uuids(LIST_MANAGED_SAVE);
		Map<UUID, DomainStatus> statuses = new HashMap<>();
		for (DomainStats stats : stats(Set.of(StatsGroup.STATE), 0)) {
			DomainState state = DomainState.of((int) stats.number("state.state", 0));
			UUID uuid = stats.uuid();
			statuses.put(uuid, new DomainStatus(state, (int) stats.number("state.reason", 0), !fleeting.contains(uuid),
					autostart.contains(uuid), saved.contains(uuid)));
		}
		return statuses;
	}

	DomainStatus status(UUID uuid) {
		return this.session.domain(uuid, (libvirt, domain) -> {
			IntByReference state = new IntByReference();
			IntByReference reason = new IntByReference();
			NativeError.check(libvirt, libvirt.virDomainGetState(domain, state, reason, 0));
			boolean persistent = NativeError.check(libvirt, libvirt.virDomainIsPersistent(domain)) == 1;
			IntByReference autostart = new IntByReference();
			// fails for a domain that is only running, which has neither
			boolean automatic = libvirt.virDomainGetAutostart(domain, autostart) == 0 && autostart.getValue() == 1;
			boolean saved = libvirt.virDomainHasManagedSaveImage(domain, 0) == 1;
			return new DomainStatus(DomainState.of(state.getValue()), reason.getValue(), persistent, automatic, saved);
		});
	}

	static DomainRef ref(LibvirtApi libvirt, DomainPointer domain) {
		return new DomainRef(Handles.uuid(libvirt, domain), libvirt.virDomainGetName(domain),
				libvirt.virDomainGetID(domain));
	}

	private Set<UUID> uuids(int filter) {
		Set<UUID> uuids = new HashSet<>();
		list(filter).forEach((domain) -> uuids.add(domain.uuid()));
		return uuids;
	}

	private static List<DomainStats> read(LibvirtApi libvirt, Pointer records, int count) {
		return Arrays.stream(records.getPointerArray(0, count)).map((found) -> {
			DomainPointer domain = new DomainPointer(found.getPointer(0));
			Map<String, Object> values = TypedParams.read(found.getPointer(RECORD_PARAMS), found.getInt(RECORD_COUNT));
			return new DomainStats(Handles.uuid(libvirt, domain), libvirt.virDomainGetName(domain), values);
		}).toList();
	}

}
