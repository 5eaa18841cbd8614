package dev.weir.storage.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.StoragePools.BuildMode;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

/** What can be done with a pool; nothing of it overwrites what lies in the pool. */
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
	},
	BUILD("pool-build") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.build(pool,
					KEEPING.contains(StoragePoolXml.read(pools.xml(pool)).type()) ? BuildMode.KEEP : BuildMode.PLAIN);
		}
	},
	AUTOSTART("pool-autostart") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.setAutostart(pool, true);
		}
	},
	NO_AUTOSTART("pool-autostart", "--disable") {
		@Override
		void run(StoragePools pools, String pool) {
			pools.setAutostart(pool, false);
		}
	};

	/** Types whose build has a mode that spares what is there. */
	private static final Set<String> KEEPING = Set.of("fs", "disk");

	/** Each by its id, as URLs have it. */
	static final String IDS = "start|stop|refresh|build|autostart|no-autostart";

	private final List<String> virsh;

	PoolAction(String... virsh) {
		this.virsh = List.of(virsh);
	}

	abstract void run(StoragePools pools, String pool);

	/** The command of virsh that does the same. */
	VirshCommand virsh(String pool) {
		return VirshCommand.of(this.virsh.toArray(String[]::new)).with("--pool", pool);
	}

	/** Whether the pool must be active for it, or must not; null where either will do. */
	@Nullable Boolean wantsActive() {
		return switch (this) {
			case START, BUILD -> false;
			case STOP, REFRESH -> true;
			case AUTOSTART, NO_AUTOSTART -> null;
		};
	}

	/** Its name in URLs and task kinds. */
	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<PoolAction> of(String id) {
		return Arrays.stream(values()).filter((action) -> action.id().equals(id)).findFirst();
	}

}
