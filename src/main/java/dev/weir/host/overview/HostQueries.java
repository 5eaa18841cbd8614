package dev.weir.host.overview;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostState;
import dev.weir.host.Inventory;
import dev.weir.host.KnownHost;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.query.Sorting;

/**
 * Reads hosts from inventory and mirror. Thread-safe; never waits for a host.
 */
@Component
class HostQueries {

	static final Fields<HostCard> FIELDS = Fields.<HostCard>none()
		.text("name", (card) -> card.known().name())
		.text("address", (card) -> card.known().connection().address())
		.text("version", (card) -> (card.mirror().facts() != null) ? card.mirror().facts().libvirtVersion() : null)
		.choice("state", (card) -> card.mirror().state().id(),
				Arrays.stream(HostState.values()).map(HostState::id).toList())
		.choice("transport", (card) -> card.known().connection().transport(),
				List.of("local", "ssh", "tls", "tcp", "test"))
		.texts("tag", (card) -> card.known().marks().tags())
		.flag("maintenance", (card) -> card.known().marks().isInMaintenance())
		.number("vms", HostCard::vms);

	static final Sorting<HostCard> SORTING = Sorting
		.<HostCard>of(Comparator.comparing((HostCard card) -> card.known().name(), String.CASE_INSENSITIVE_ORDER)
			.thenComparing((card) -> card.known().id().value()))
		.column("name", Comparator.comparing((HostCard card) -> card.known().name(), String.CASE_INSENSITIVE_ORDER))
		.column("state", Comparator.comparing((HostCard card) -> card.mirror().state()))
		.column("cpu", Comparator.comparing((HostCard card) -> card.mirror().cpuPercent()))
		.column("memory", Comparator.comparing(HostCard::memoryKib))
		.column("vms", Comparator.comparing(HostCard::vms));

	private final Access access;

	private final Inventory inventory;

	private final Fleet fleet;

	HostQueries(Access access, Inventory inventory, Fleet fleet) {
		this.access = access;
		this.inventory = inventory;
		this.fleet = fleet;
	}

	/** The hosts that fit the filter, in that order. */
	List<HostCard> list(String q, String sort) {
		this.access.require(Permission.HOST_VIEW, Target.SYSTEM);
		Filter<HostCard> filter = Filter.parse(q, FIELDS);
		Map<HostId, KnownHost> known = this.inventory.all()
			.stream()
			.collect(Collectors.toMap(KnownHost::id, Function.identity()));
		return this.fleet.hosts().stream().flatMap((mirror) -> {
			KnownHost host = known.get(mirror.id());
			return (host != null) ? Stream.of(HostCard.of(host, mirror)) : Stream.empty();
		}).filter(filter).sorted(SORTING.order(sort)).toList();
	}

	/**
	 * One host.
	 * @throws Problem of kind NOT_FOUND
	 */
	HostCard get(HostId id) {
		return HostCard.of(require(id), this.fleet.requireHost(id));
	}

	/** How many hosts there are, whatever a filter shows. */
	int count() {
		return this.fleet.hosts().size();
	}

	KnownHost require(HostId id) {
		this.access.require(Permission.HOST_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.inventory.find(id).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", id));
	}

}
