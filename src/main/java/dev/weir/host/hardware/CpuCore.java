package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.CapabilitiesXml.NumaCell;
import dev.weir.hypervisor.xml.CapabilitiesXml.NumaCpu;

/**
 * A core of a host's processors. Immutable.
 *
 * @param cpus numbers of the logical processors that are its threads
 */
public record CpuCore(int cell, int socket, int core, List<Integer> cpus) {

	public CpuCore {
		cpus = List.copyOf(cpus);
	}

	/** All cores in the order of their cells; libvirt tells siblings, not every core. */
	static List<CpuCore> of(CapabilitiesXml capabilities) {
		Map<String, List<Integer>> threads = new LinkedHashMap<>();
		Map<String, CpuCore> cores = new LinkedHashMap<>();
		for (NumaCell cell : capabilities.cells()) {
			for (NumaCpu cpu : cell.cpus()) {
				String key = cell.id() + "/" + cpu.socket() + "/" + cpu.core()
						+ ((cpu.siblings() != null) ? "/" + cpu.siblings() : "");
				threads.computeIfAbsent(key, (any) -> new ArrayList<>()).add(cpu.id());
				cores.putIfAbsent(key, new CpuCore(cell.id(), cpu.socket(), cpu.core(), List.of()));
			}
		}
		return cores.entrySet()
			.stream()
			.map((entry) -> new CpuCore(entry.getValue().cell, entry.getValue().socket, entry.getValue().core,
					threads.getOrDefault(entry.getKey(), List.of())))
			.toList();
	}

	/** The threads as people write them: {@code 0 · 4}. */
	public String threads() {
		return String.join(" · ", this.cpus.stream().map(String::valueOf).toList());
	}

}
