package dev.weir.storage.pool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.weir.hypervisor.StoragePools;

/** What can be done with a pool; nothing of it touches what lies in the pool. */
enum PoolAction {

	START("pool-start") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.start(pool);
		}
	},
	STOP("pool-destroy") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.stop(pool);
		}
	},
	REFRESH("pool-refresh") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.refresh(pool);
		}
	};

	private final String virsh;

	PoolAction(String virsh) {
		this.virsh = virsh;
	}

	abstract void run(StoragePools pools, String pool);

	/** The command of virsh that does the same. */
	String virsh() {
		return this.virsh;
	}

	/** Its name in URLs and task kinds. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<PoolAction> of(String id) {
		return Arrays.stream(values()).filter((action) -> action.id().equals(id)).findFirst();
	}

}
