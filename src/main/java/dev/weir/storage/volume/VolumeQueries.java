package dev.weir.storage.volume;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.query.Sorting;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;

/**
 * Reads volumes for people who may. Thread-safe; waits a few seconds for a host at most.
 */
@Component
class VolumeQueries {

	static final Fields<VolumeView> FIELDS = Fields.<VolumeView>none()
		.text("name", VolumeView::name)
		.text("format", VolumeView::format)
		.texts("vm", (volume) -> volume.usedBy().stream().map(VolumeView.Use::name).toList())
		.flag("used", VolumeView::isUsed)
		.number("size", VolumeView::capacityBytes);

	static final Sorting<VolumeView> SORTING = Sorting
		.<VolumeView>of(
				Comparator.comparing(VolumeView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(VolumeView::name))
		.column("name", Comparator.comparing(VolumeView::name, String.CASE_INSENSITIVE_ORDER))
		.column("size", Comparator.comparing(VolumeView::capacityBytes))
		.column("allocation", Comparator.comparing(VolumeView::allocationBytes));

	private final Access access;

	private final Fleet fleet;

	private final Volumes volumes;

	VolumeQueries(Access access, Fleet fleet, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.volumes = volumes;
	}

	PoolRef pool(HostId host, String pool) {
		this.access.require(Permission.STORAGE_VIEW, PoolRef.target(host, pool));
		return PoolRef.of(this.fleet, host, pool);
	}

	/** What was read last, without waiting. */
	Optional<PoolContent> last(PoolRef pool) {
		return this.volumes.last(pool);
	}

	/** What is in the pool; waits for the host. */
	PoolContent content(PoolRef pool) {
		return this.volumes.read(pool);
	}

	/** The volumes of the content that fit the filter, in that order. */
	List<VolumeView> list(PoolContent content, String q, String sort) {
		Filter<VolumeView> filter = Filter.parse(q, FIELDS);
		return content.volumes().stream().filter(filter).sorted(SORTING.order(sort)).toList();
	}

	VolumeView volume(HostId host, String pool, String volume) {
		pool(host, pool);
		return this.volumes.require(host, pool, volume);
	}

}
