package dev.weir.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.Problem;

/**
 * One NUMA cell of a host. Immutable.
 *
 * @param memoryMib -1 where the host does not tell it
 * @param cpus numbers of its logical processors
 */
public record NumaCell(int id, long memoryMib, List<Integer> cpus) {

	private static final XmlPath CELL = XmlPath.of("host/topology/cells/cell");

	private static final XmlPath ID = XmlPath.of("@id");

	private static final XmlPath MEMORY_KIB = XmlPath.of("memory");

	private static final XmlPath CPU = XmlPath.of("cpus/cpu");

	/**
	 * The cells that a capabilities document names; none when there is no readable one.
	 */
	public static List<NumaCell> of(@Nullable String capabilitiesXml) {
		if (capabilitiesXml == null) {
			return List.of();
		}
		try {
			return XmlDocument.parse(capabilitiesXml).root().all(CELL).stream().map(NumaCell::read).toList();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	private static NumaCell read(XmlElement cell) {
		long kib = cell.number(MEMORY_KIB, -1);
		List<Integer> cpus = cell.all(CPU).stream().map((cpu) -> (int) cpu.number(ID, -1)).toList();
		return new NumaCell((int) cell.number(ID, 0), (kib >= 0) ? kib / 1024 : -1, cpus);
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
