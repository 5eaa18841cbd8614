package dev.weir.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.problem.Problem;

/**
 * One NUMA cell of a host. Immutable.
 *
 * @param memoryMib 0 where the host does not tell it
 * @param cpus numbers of its logical processors
 */
public record NumaCell(int id, long memoryMib, List<Integer> cpus) {

	/**
	 * The cells that a capabilities document names; none when there is no readable one.
	 */
	public static List<NumaCell> of(@Nullable String capabilitiesXml) {
		if (capabilitiesXml == null) {
			return List.of();
		}
		try {
			return CapabilitiesXml.read(capabilitiesXml).cells().stream().map(NumaCell::of).toList();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	private static NumaCell of(CapabilitiesXml.NumaCell cell) {
		return new NumaCell(cell.id(), cell.memoryKib() / 1024,
				cell.cpus().stream().map(CapabilitiesXml.NumaCpu::id).toList());
	}

	/** The processors as people write them: {@code 0-3,8-11}. */
	public String cpuRanges() {
		StringBuilder text = new StringBuilder();
		List<Integer> sorted = this.cpus.stream().sorted().toList();
		for (int i = 0; i < sorted.size(); i++) {
			int first = sorted.get(i);
			while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
				i++;
			}
			text.append(text.isEmpty() ? "" : ",").append(first);
			text.append((sorted.get(i) > first) ? "-" + sorted.get(i) : "");
		}
		return text.toString();
	}

}
