package dev.weir.fleet.mirror;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.PoolInfo;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one host, published as one immutable record after each change. Written
 * in the keeper's mailbox, read from any thread.
 */
final class HostBoard {

	private final HostId id;

	private final VmTable vms;

	private final Clock clock;

	private final Herald herald;

	private String name;

	private HostMarks marks;

	private HostState state = HostState.CONNECTING;

	private @Nullable HostTrouble trouble;

	private Instant since;

	private @Nullable Instant lastSeen;

	private @Nullable NodeFacts facts;

	private long freeMemoryKib = -1;

	private double cpuPercent = -1;

	private List<PoolInfo> pools = List.of();

	private List<NetworkInfo> networks = List.of();

	private @Nullable String capabilities;

	private volatile HostMirror mirror;

	HostBoard(WatchedHost host, VmTable vms, FleetParts parts) {
		this.id = host.id();
		this.name = host.name();
		this.marks = host.marks();
		this.vms = vms;
		this.clock = parts.clock();
		this.herald = parts.herald();
		this.since = this.clock.instant();
		this.mirror = draw();
	}

	/** What stands there now. */
	HostMirror mirror() {
		return this.mirror;
	}

	/** People call it so, and say so of it. */
	void called(WatchedHost host) {
		this.name = host.name();
		this.marks = host.marks();
		publish();
	}

	/** Another state; the time stays when neither state nor kind of trouble changed. */
	void state(HostState newState, @Nullable HostTrouble why) {
		if (newState != this.state) {
			this.since = this.clock.instant();
		}
		this.state = newState;
		this.trouble = why;
		if (newState != HostState.UP) {
			this.freeMemoryKib = -1;
			this.cpuPercent = -1;
		}
		publish();
	}

	/** It answered. */
	void facts(NodeFacts told) {
		this.facts = told;
		this.lastSeen = this.clock.instant();
		publish();
	}

	/** It answered with its figures. */
	void figures(long freeKib, double percent) {
		this.freeMemoryKib = freeKib;
		this.cpuPercent = percent;
		this.lastSeen = this.clock.instant();
		publish();
	}

	void pools(List<PoolInfo> told) {
		this.pools = told.stream().sorted(Comparator.comparing(PoolInfo::name)).toList();
		publish();
	}

	void networks(List<NetworkInfo> told) {
		this.networks = told.stream().sorted(Comparator.comparing(NetworkInfo::name)).toList();
		publish();
	}

	void capabilities(String xml) {
		this.capabilities = xml;
		publish();
	}

	private void publish() {
		this.mirror = draw();
		this.herald.host(this.id);
	}

	private HostMirror draw() {
		return new HostMirror(this.id, this.name, this.state, this.trouble, this.since, this.lastSeen, this.facts,
				this.freeMemoryKib, this.cpuPercent, this.vms.view(), this.pools, this.networks, this.capabilities,
				this.marks);
	}

}
