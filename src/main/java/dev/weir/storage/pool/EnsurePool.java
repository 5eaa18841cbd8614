package dev.weir.storage.pool;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Inventory;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Gives the machine's own hypervisor a first storage pool, once, when it comes up without
 * any: else a newcomer could not make a VM. A failure is a failed task, nothing more.
 * Thread-safe.
 */
@Component
class EnsurePool implements FleetListener {

	private static final Logger log = LoggerFactory.getLogger(EnsurePool.class);

	private static final String NAME = "default";

	private final String folder;

	private final Fleet fleet;

	private final Inventory inventory;

	private final HostCommands commands;

	private final Tasks tasks;

	private final ActorScope scope;

	private final AtomicBoolean done = new AtomicBoolean();

	EnsurePool(LocalPool settings, PoolParts parts) {
		this.folder = (settings.pool() != null) ? settings.pool() : "";
		this.fleet = parts.fleet();
		this.inventory = parts.inventory();
		this.commands = parts.commands();
		this.tasks = parts.tasks();
		this.scope = parts.scope();
		if (!this.folder.isBlank()) {
			this.fleet.listen(this);
		}
	}

	@Override
	public void hostChanged(HostId host) {
		if (this.done.get() || this.fleet.host(host).filter(HostMirror::isUp).isEmpty()) {
			return;
		}
		this.inventory.local()
			.filter((local) -> local.id().equals(host) && this.done.compareAndSet(false, true))
			.flatMap((local) -> this.fleet.host(host))
			.filter((mirror) -> mirror.pools().isEmpty())
			.ifPresent(this::submit);
	}

	private void submit(HostMirror host) {
		Target target = Target.of(Target.Kind.POOL, host.id() + "/" + NAME, NAME);
		TaskRequest request = new TaskRequest("storage.pool.ensure", target, host.id().toString(),
				VirshCommand.of("pool-define-as", NAME, "dir", "--target", this.folder).toString())
			.noting(TaskNote.host(host.id()));
		try {
			this.scope.call(Actor.SYSTEM, () -> this.tasks.submit(request, (progress) -> make(host.id())));
		}
		catch (Exception ex) {
			log.warn("No first storage pool for {}", host.name(), ex);
		}
	}

	private void make(HostId host) {
		try {
			this.commands.call(host, HostCommands.SHORT, (connection) -> {
				StoragePools pools = connection.storagePools();
				pools.define(StoragePoolXml.ofFolder(NAME, this.folder));
				bringUp(pools, NAME);
				return NAME;
			});
		}
		finally {
			this.commands.rereadHost(host);
		}
	}

	/** The steps after the definition: each may be done twice. */
	static void bringUp(StoragePools pools, String pool) {
		pools.build(pool, StoragePools.BuildMode.PLAIN);
		if (pools.get(pool).state() != PoolState.RUNNING) {
			pools.start(pool);
		}
		pools.setAutostart(pool, true);
	}

	/** What it works with. */
	@Component
	record PoolParts(Fleet fleet, Inventory inventory, HostCommands commands, Tasks tasks, ActorScope scope) {
	}

}
