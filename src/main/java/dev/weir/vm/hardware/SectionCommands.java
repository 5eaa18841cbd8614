package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.weir.hypervisor.xml.domain.Cpu;
import dev.weir.hypervisor.xml.domain.CpuPin;
import dev.weir.hypervisor.xml.domain.CpuTuning;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Memory;
import dev.weir.hypervisor.xml.domain.Vcpus;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.task.VirshCommand;
import org.springframework.util.unit.DataSize;

/**
 * The virsh commands for processors, memory and pins, where each change has one.
 */
record SectionCommands(String name, boolean running, DomainXml before, DomainXml after) {

	private static final Set<String> COVERED = Set.of("vcpus.current", "vcpus.maximum", "memory.memory",
			"memory.currentMemory", "cpuTuning.emulatorPin", SectionLists.VCPU_PINS, SectionLists.IO_THREAD_PINS);

	/** Empty where something has no command of its own. */
	Optional<List<String>> lines(Set<String> names) {
		Set<String> changed = changed(names);
		boolean topology = changed.contains("vcpus.maximum") && this.after.cpu().get(Cpu.SOCKETS).isPresent();
		boolean unpinned = this.before.cpuTuning().vcpuPins().size() > this.after.cpuTuning().vcpuPins().size()
				|| this.before.cpuTuning().ioThreadPins().size() > this.after.cpuTuning().ioThreadPins().size();
		if (changed.isEmpty() || topology || unpinned || !COVERED.containsAll(changed)) {
			return Optional.empty();
		}
		List<VirshCommand> commands = new ArrayList<>();
		vcpus(changed, commands);
		memory(changed, commands);
		pins(changed, commands);
		return Optional.of(commands.stream().map(VirshCommand::toString).toList());
	}

	private void vcpus(Set<String> changed, List<VirshCommand> commands) {
		long maximum = this.after.vcpus().get(Vcpus.MAXIMUM).orElse(1L);
		VirshCommand most = VirshCommand.of("setvcpus", this.name, Long.toString(maximum), "--maximum", "--config");
		VirshCommand now = VirshCommand.of("setvcpus", this.name,
				Long.toString(this.after.vcpus().get(Vcpus.CURRENT).orElse(maximum)));
		boolean shrinks = maximum < this.before.vcpus().get(Vcpus.MAXIMUM).orElse(1L);
		if (changed.contains("vcpus.maximum") && !shrinks) {
			commands.add(most);
		}
		if (changed.contains("vcpus.current")) {
			commands.add(scoped(now));
		}
		if (changed.contains("vcpus.maximum") && shrinks) {
			commands.add(most);
		}
	}

	private void memory(Set<String> changed, List<VirshCommand> commands) {
		DataSize atBoot = this.after.memory().get(Memory.MEMORY).orElse(DataSize.ofBytes(0));
		VirshCommand most = VirshCommand.of("setmaxmem", this.name, kib(atBoot), "--config");
		VirshCommand now = VirshCommand.of("setmem", this.name,
				kib(this.after.memory().get(Memory.CURRENT).orElse(atBoot)));
		boolean shrinks = atBoot.compareTo(this.before.memory().get(Memory.MEMORY).orElse(atBoot)) < 0;
		if (changed.contains("memory.memory") && !shrinks) {
			commands.add(most);
		}
		if (changed.contains("memory.currentMemory")) {
			commands.add(scoped(now));
		}
		if (changed.contains("memory.memory") && shrinks) {
			commands.add(most);
		}
	}

	private void pins(Set<String> changed, List<VirshCommand> commands) {
		if (changed.contains(SectionLists.VCPU_PINS)) {
			this.after.cpuTuning()
				.vcpuPins()
				.forEach((pin) -> commands.add(scoped(VirshCommand.of("vcpupin", this.name,
						pin.get(CpuPin.VCPU).orElse(0L).toString(), pin.get(CpuPin.CPU_SET).orElse("")))));
		}
		if (changed.contains(SectionLists.IO_THREAD_PINS)) {
			this.after.cpuTuning()
				.ioThreadPins()
				.forEach((pin) -> commands.add(scoped(VirshCommand.of("iothreadpin", this.name,
						pin.get(CpuPin.IO_THREAD).orElse(1L).toString(), pin.get(CpuPin.CPU_SET).orElse("")))));
		}
		if (changed.contains("cpuTuning.emulatorPin")) {
			this.after.cpuTuning()
				.get(CpuTuning.EMULATOR_PIN)
				.ifPresent((pin) -> commands.add(scoped(VirshCommand.of("emulatorpin", this.name, pin))));
		}
	}

	private Set<String> changed(Set<String> names) {
		Map<String, Part<?>> was = Sections.of(this.before);
		Map<String, Part<?>> is = Sections.of(this.after);
		SectionLists listsBefore = new SectionLists(this.before);
		SectionLists listsAfter = new SectionLists(this.after);
		Set<String> changed = new TreeSet<>();
		for (String name : names) {
			String section = name.substring(0, name.indexOf('.'));
			String property = name.substring(name.indexOf('.') + 1);
			boolean same = Setting.of(Objects.requireNonNull(is.get(section)), property)
				.map((setting) -> Objects.equals(setting.read(Objects.requireNonNull(was.get(section))),
						setting.read(Objects.requireNonNull(is.get(section)))))
				.orElseGet(() -> listsBefore.read(name).equals(listsAfter.read(name)));
			if (!same) {
				changed.add(name);
			}
		}
		return changed;
	}

	private VirshCommand scoped(VirshCommand command) {
		return this.running ? command.with("--config", "--live") : command.with("--config");
	}

	private static String kib(DataSize size) {
		return size.toKilobytes() + "KiB";
	}

}
