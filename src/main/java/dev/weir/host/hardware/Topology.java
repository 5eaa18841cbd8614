package dev.weir.host.hardware;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.weir.host.NumaCell;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.HostFeaturesXml;
import dev.weir.hypervisor.xml.HostFeaturesXml.Distance;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Processors and NUMA cells of a host as its capabilities tell them. Immutable.
 *
 * @param cores cores with the numbers of their threads
 * @param distances from each cell to each, by their numbers; empty where not told
 */
public record Topology(CapabilitiesXml capabilities, HostFeaturesXml features, List<NumaCell> cells,
		List<CpuCore> cores, Map<Integer, Map<Integer, Integer>> distances) {

	/** Null where there is no readable document. */
	static @Nullable Topology of(@Nullable String xml) {
		if (xml == null) {
			return null;
		}
		try {
			HostFeaturesXml features = HostFeaturesXml.read(xml);
			CapabilitiesXml capabilities = CapabilitiesXml.read(xml);
			return new Topology(capabilities, features, NumaCell.of(xml), CpuCore.of(capabilities),
					distances(features));
		}
		catch (Problem ex) {
			return null;
		}
	}

	/** Whether guests may run on the processor itself. */
	public boolean hasKvm() {
		return this.capabilities.guests().stream().anyMatch((guest) -> guest.domainTypes().contains("kvm"));
	}

	/** The cells to which distances are told; none where no distance is. */
	public List<NumaCell> distanceCells() {
		return this.distances.isEmpty() ? List.of() : this.cells;
	}

	/** The distance from a cell to another as text; a dash where it is not told. */
	public String distance(int from, int to) {
		Integer distance = this.distances.getOrDefault(from, Map.of()).get(to);
		return (distance != null) ? distance.toString() : "–";
	}

	private static Map<Integer, Map<Integer, Integer>> distances(HostFeaturesXml features) {
		Map<Integer, Map<Integer, Integer>> table = new TreeMap<>();
		for (Distance distance : features.distances()) {
			table.computeIfAbsent(distance.from(), (any) -> new TreeMap<>()).put(distance.to(), distance.value());
		}
		return table;
	}

}
