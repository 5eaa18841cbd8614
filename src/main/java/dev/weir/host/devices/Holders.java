package dev.weir.host.devices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.host.devices.NodeDevice.Holder;
import dev.weir.hypervisor.xml.HostDeviceKeys;
import dev.weir.hypervisor.xml.NodeDeviceXml;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual machines of a host have which of its devices, by what their definitions
 * say. Immutable.
 */
final class Holders {

	/** In every definition that gives a device away, and in few others. */
	private static final String MARK = "hostdev";

	private final Map<String, Set<Holder>> byKey = new HashMap<>();

	private Holders() {
	}

	static Holders of(HostMirror host) {
		Holders holders = new Holders();
		host.vms().values().forEach(holders::add);
		return holders;
	}

	/** Those of a device, running ones first. */
	List<Holder> of(NodeDeviceXml device) {
		return device.keys()
			.stream()
			.flatMap((key) -> this.byKey.getOrDefault(key, Set.of()).stream())
			.distinct()
			.sorted((one, other) -> Boolean.compare(other.running(), one.running()))
			.toList();
	}

	private void add(VmMirror vm) {
		Holder holder = new Holder(vm.id().toString(), vm.name(), vm.state().isActive());
		Stream.of(keys(vm.xml().live()), keys(vm.xml().inactive()))
			.flatMap(List::stream)
			.forEach((key) -> this.byKey.computeIfAbsent(key, (ignored) -> new LinkedHashSet<>()).add(holder));
	}

	private static List<String> keys(@Nullable String definition) {
		if (definition == null || !definition.contains(MARK)) {
			return List.of();
		}
		try {
			return new ArrayList<>(HostDeviceKeys.ofDomain(XmlDocument.parse(definition, "domain").root()));
		}
		catch (Problem ex) {
			// unreadable ones are told as such on their own page
			return List.of();
		}
	}

}
