package dev.weir.storage.define;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.StoragePools;
import dev.weir.storage.PoolSecrets;
import dev.weir.task.TaskProgress;

import org.springframework.stereotype.Component;

/**
 * Carries out the definition of a pool, step by step; what was made goes again when a
 * step fails. What a build wrote stays. Thread-safe.
 */
@Component
class PoolMaker {

	private final HostCommands commands;

	PoolMaker(HostCommands commands) {
		this.commands = commands;
	}

	void make(HostId host, PoolSpec spec, Identity identity, TaskProgress progress) {
		try {
			call(host, (connection) -> define(connection, spec, identity));
			try {
				finish(host, spec, progress);
			}
			catch (RuntimeException ex) {
				call(host, (connection) -> undo(connection, identity));
				throw ex;
			}
		}
		finally {
			this.commands.rereadHost(host);
		}
	}

	private static void define(HypervisorConnection connection, PoolSpec spec, Identity identity) {
		if (spec.hasSecret()) {
			connection.secrets().define(PoolDocument.secret(spec, identity.pool(), identity.secret()));
		}
		try {
			if (spec.hasSecret()) {
				connection.secrets().setValue(identity.secret(), value(spec));
			}
			connection.storagePools().define(PoolDocument.pool(spec, identity.pool(), identity.secret()));
		}
		catch (RuntimeException ex) {
			undo(connection, identity);
			throw ex;
		}
	}

	/** Ceph's keys are told in Base64 and kept as bytes. */
	private static byte[] value(PoolSpec spec) {
		if (spec.type() == PoolType.RBD) {
			return Base64.getDecoder().decode(spec.secret());
		}
		return spec.secret().getBytes(StandardCharsets.UTF_8);
	}

	private void finish(HostId host, PoolSpec spec, TaskProgress progress) {
		PoolSpec.Wish wish = spec.wish();
		if (wish.preparation() != Preparation.LEAVE) {
			progress.report("storage.define.step.build");
			call(host,
					(connection) -> connection.storagePools().build(spec.name(), wish.preparation().mode(spec.type())));
		}
		if (wish.start()) {
			progress.report("storage.define.step.start");
			call(host, (connection) -> connection.storagePools().start(spec.name()));
		}
		if (wish.autostart()) {
			call(host, (connection) -> connection.storagePools().setAutostart(spec.name(), true));
		}
	}

	/** Takes back what the definition made, whatever of it there is. */
	static void undo(HypervisorConnection connection, Identity identity) {
		StoragePools pools = connection.storagePools();
		pools.list().stream().filter((pool) -> pool.uuid().equals(identity.pool())).forEach((pool) -> {
			if (pool.state() != PoolState.INACTIVE) {
				pools.stop(pool.name());
			}
			pools.undefine(pool.name());
		});
		PoolSecrets.forget(connection, identity.pool());
	}

	private void call(HostId host, Consumer<HypervisorConnection> step) {
		this.commands.call(host, HostCommands.LONG, (connection) -> {
			step.accept(connection);
			return true;
		});
	}

	/**
	 * By what a new pool and its secret are known, chosen before they are made.
	 */
	record Identity(UUID pool, UUID secret) {

		static Identity fresh() {
			return new Identity(UUID.randomUUID(), UUID.randomUUID());
		}

	}

}
