package dev.weir.storage.define;

import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

import org.springframework.stereotype.Component;

/**
 * Defines a storage pool, builds and starts it as wished, as a task
 * {@code storage.pool.define}. Thread-safe.
 */
@Component
class DefinePool {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final PoolSupport support;

	private final PoolMaker maker;

	DefinePool(Access access, Fleet fleet, Tasks tasks, PoolSupport support, PoolMaker maker) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.support = support;
		this.maker = maker;
	}

	/**
	 * @throws InvalidInput naming every wrong field, a name that is taken, a type that
	 * the host does not know
	 */
	TaskView define(HostId host, PoolForm form) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, Objects.requireNonNullElse(form.name(), "")));
		HostMirror mirror = this.fleet.requireHost(host);
		PoolSpec spec = form.spec();
		if (mirror.pool(spec.name()).isPresent()) {
			throw InvalidInput.of("name", "storage.define.name.taken");
		}
		if (!this.support.of(host).types().contains(spec.type())) {
			throw InvalidInput.of("type", "storage.define.type.unsupported", spec.type().id());
		}
		PoolMaker.Identity identity = PoolMaker.Identity.fresh();
		TaskRequest request = new TaskRequest("storage.pool.define", PoolRef.target(host, spec.name()), host.toString(),
				spec.virsh(identity.secret()))
			.noting(DefineOutcome.notes(host, spec, identity));
		return this.tasks.submit(request, (progress) -> this.maker.make(host, spec, identity, progress));
	}

}
