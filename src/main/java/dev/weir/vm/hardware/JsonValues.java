package dev.weir.vm.hardware;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a JSON body as texts. Whatever is no setting is refused later, by name.
 */
final class JsonValues {

	/** Names that the contract has for settings of several sections. */
	private static final Map<String, String> SHORT = Map.of("vcpus", "vcpus.current", "maxVcpus", "vcpus.maximum",
			"memoryMib", "memory.currentMemory", "maxMemoryMib", "memory.memory", "bootOrder", SectionLists.ORDER);

	private JsonValues() {
	}

	/** Members that are settings; lists become lines. */
	static Map<String, @Nullable String> flat(Map<String, @Nullable Object> body) {
		Map<String, @Nullable String> values = new LinkedHashMap<>();
		body.forEach((name, value) -> values.put(name, text(name, value)));
		return values;
	}

	/** The same, with {@code network} or {@code bridge} for what it is connected to. */
	static Map<String, @Nullable String> nic(Map<String, @Nullable Object> body) {
		Map<String, @Nullable String> values = flat(body);
		for (String type : new String[] { "network", "bridge", "direct" }) {
			if (values.containsKey(type)) {
				values.put(NicSource.NAME, values.remove(type));
				values.put(NicSource.TYPE, type);
			}
		}
		return values;
	}

	/** Members that are sections, or short names of settings. */
	static Map<String, @Nullable String> sections(Map<String, @Nullable Object> body) {
		Map<String, @Nullable String> values = new LinkedHashMap<>();
		body.forEach((name, value) -> {
			String section = name.equals("cpuTopology") ? "cpu" : name;
			if (value instanceof Map<?, ?> members) {
				members.forEach((key, member) -> values.put(section + "." + key, text(name + "." + key, member)));
			}
			else {
				values.put(SHORT.getOrDefault(name, name), text(name, value));
			}
		});
		return values;
	}

	private static @Nullable String text(String name, @Nullable Object value) {
		if (value == null || value instanceof String || value instanceof Number) {
			return (value != null) ? value.toString() : null;
		}
		if (value instanceof Boolean on) {
			return on ? "yes" : "no";
		}
		if (value instanceof Collection<?> list) {
			return list.stream().map(String::valueOf).collect(Collectors.joining("\n"));
		}
		throw InvalidInput.of(name, "vm.hardware.problem.unknown", name);
	}

}
