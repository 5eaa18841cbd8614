package dev.weir.web.live;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.weir.access.Target;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.task.TaskView;

/**
 * Something changed. Immutable.
 *
 * @param kind name of the event in the REST contract
 * @param id which one
 * @param data members of the event's JSON
 */
record Change(String kind, String id, Map<String, Object> data) {

	static Change of(HostId host, VmId vm) {
		return new Change("vm", vm.toString(), ordered("id", vm.toString(), "hostId", host.toString()));
	}

	static Change of(HostId host) {
		return new Change("host", host.toString(), ordered("id", host.toString(), "hostId", host.toString()));
	}

	static Change of(TaskView task) {
		Map<String, Object> data = ordered("id", task.id().toString(), "state", task.state().id());
		data.put("kind", task.kind());
		if (task.target().kind() != Target.Kind.SYSTEM) {
			data.put("targetId", task.target().id());
		}
		return new Change("task", task.id().toString(), data);
	}

	/** Two changes of one object are one: the later counts. */
	Object key() {
		return this.kind + ' ' + this.id;
	}

	private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put(first, one);
		data.put(second, two);
		return data;
	}

}
