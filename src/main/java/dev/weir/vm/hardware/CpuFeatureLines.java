package dev.weir.vm.hardware;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.Cpu;
import dev.weir.hypervisor.xml.domain.CpuFeature;
import dev.weir.problem.InvalidInput;

/**
 * Single features of the processor as a person writes them, a line each: {@code require
 * vmx}. Not thread-safe.
 */
record CpuFeatureLines(Cpu cpu) {

	/** The field, in forms and requests. */
	static final String NAME = "cpu.features";

	private static final XmlPath FEATURES = XmlPath.of("cpu/feature");

	String read() {
		return this.cpu.features()
			.stream()
			.map((feature) -> feature.get(CpuFeature.POLICY).orElse("require") + " "
					+ feature.get(CpuFeature.NAME).orElse(""))
			.collect(Collectors.joining("\n"));
	}

	/** Writes them; a line that is none is told, and nothing is written. */
	void write(List<String> lines, Wrong wrong) {
		Set<String> names = new HashSet<>();
		for (String line : lines) {
			if (!line.matches("(force|require|optional|disable|forbid)\\s+[A-Za-z0-9._-]{1,64}")
					|| !names.add(name(line))) {
				wrong.add(NAME, "vm.hardware.problem.cpu-feature", line);
				return;
			}
		}
		try {
			this.cpu.set(FEATURES, null);
			lines.forEach((line) -> this.cpu.addFeature(line.split("\\s+")[0], name(line)));
		}
		catch (InvalidInput ex) {
			wrong.add(NAME, "vm.hardware.problem.cpu-feature", String.join(", ", lines));
		}
	}

	private static String name(String line) {
		return line.split("\\s+")[1];
	}

}
