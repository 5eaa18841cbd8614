package dev.weir.network;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Inventory;

/**
 * Starts the network {@code default} of the machine's own hypervisor, once, when it comes
 * up with it stopped: else a newcomer's first VM could not start. A failure (no dnsmasq,
 * for one) is a failed task, nothing more. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("weir.host.local.enabled")
class EnsureNetwork implements FleetListener {

	private static final Logger log = LoggerFactory.getLogger(EnsureNetwork.class);

	private static final String NAME = "default";

	private final Fleet fleet;

	private final Inventory inventory;

	private final StartNetwork startNetwork;

	private final ActorScope scope;

	private final AtomicBoolean done = new AtomicBoolean();

	EnsureNetwork(Fleet fleet, Inventory inventory, StartNetwork startNetwork, ActorScope scope) {
		this.fleet = fleet;
		this.inventory = inventory;
		this.startNetwork = startNetwork;
		this.scope = scope;
		fleet.listen(this);
	}

	@Override
	public void hostChanged(HostId host) {
		if (this.done.get() || this.fleet.host(host).filter(HostMirror::isUp).isEmpty()) {
			return;
		}
		boolean stopped = this.inventory.local()
			.filter((local) -> local.id().equals(host) && this.done.compareAndSet(false, true))
			.flatMap((local) -> this.fleet.host(host))
			.flatMap((mirror) -> mirror.network(NAME))
			.filter((network) -> !network.active())
			.isPresent();
		if (stopped) {
			start(host);
		}
	}

	private void start(HostId host) {
		try {
			this.scope.call(Actor.SYSTEM, () -> this.startNetwork.start(host, NAME));
		}
		catch (Exception ex) {
			log.warn("The network {} of {} is not started", NAME, host, ex);
		}
	}

}
