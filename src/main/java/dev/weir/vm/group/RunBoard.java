package dev.weir.vm.group;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The last run of each group as this Weir knows it. Thread-safe.
 */
@Component
class RunBoard {

	private final Map<UUID, GroupRun> runs = new ConcurrentHashMap<>();

	void put(UUID group, GroupRun run) {
		this.runs.put(group, run);
	}

	Optional<GroupRun> last(UUID group) {
		return Optional.ofNullable(this.runs.get(group));
	}

}
