package dev.weir.storage.pool;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Changes the definition of a pool, as a task {@code storage.pool.edit}: of an active one
 * it counts from its next start. What an edit does not name stays as it is. Thread-safe.
 */
@Component
class EditPool {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final PoolDefinitions definitions;

	EditPool(Access access, Fleet fleet, Tasks tasks, HostCommands commands, PoolDefinitions definitions) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.definitions = definitions;
	}

	/**
	 * Changes target and permissions.
	 * @throws InvalidInput naming every wrong field
	 */
	TaskView edit(HostId host, String pool, PoolEdit edit) {
		PoolRef ref = require(host, pool);
		edit.check();
		XmlDocument document = XmlDocument.parse(this.definitions.now(ref).xml(), "pool");
		edit.apply(document.root());
		return submit(ref, document.text());
	}

	/**
	 * Takes a whole definition.
	 * @param tag of the definition that it was made from, or null for whatever stands
	 * @throws Problem STALE when another stands by now, INVALID_DEFINITION when it is no
	 * pool
	 * @throws InvalidInput when it is another pool's
	 */
	TaskView replace(HostId host, String pool, String xml, @Nullable String tag) {
		PoolRef ref = require(host, pool);
		if (tag != null && !tag.equals(this.definitions.now(ref).tag())) {
			throw Problem.of(ErrorKind.STALE, "storage.pool.stale", pool);
		}
		StoragePoolXml read = StoragePoolXml.read(xml);
		boolean same = read.uuid() == null || ref.pool().uuid().toString().equals(read.uuid());
		if (!read.name().equals(pool) || !same) {
			throw InvalidInput.of("xml", "storage.pool.xml.identity");
		}
		return submit(ref, xml);
	}

	private PoolRef require(HostId host, String pool) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		return PoolRef.of(this.fleet, host, pool);
	}

	private TaskView submit(PoolRef pool, String xml) {
		TaskRequest request = new TaskRequest("storage.pool.edit", pool.target(), pool.hostId().toString(),
				VirshCommand.of("pool-define", pool.name() + ".xml").toString())
			.noting(TaskNote.host(pool.hostId()));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(pool.hostId(), HostCommands.SHORT,
						(connection) -> connection.storagePools().define(xml));
			}
			finally {
				this.commands.rereadHost(pool.hostId());
				this.definitions.now(pool);
			}
		});
	}

}
