package dev.weir.vm.hardware;

import java.util.Set;

import dev.weir.hypervisor.xml.domain.Boot;
import dev.weir.hypervisor.xml.domain.Cpu;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Memory;
import dev.weir.hypervisor.xml.domain.Vcpus;
import org.springframework.util.unit.DataSize;

/**
 * What values of sections have to do with each other. libvirt checks the same, but in its
 * own words and without naming a field.
 */
final class SectionRules {

	private SectionRules() {
	}

	/** Checks, and puts right what follows from a change. */
	static void check(DomainXml domain, Set<String> changed, Wrong wrong) {
		if (changed.stream().anyMatch((name) -> name.startsWith("vcpus.") || name.startsWith("cpu."))) {
			processors(domain, wrong);
		}
		if (changed.stream().anyMatch((name) -> name.startsWith("memory."))) {
			memory(domain, wrong);
		}
		if (changed.contains("boot.firmware")) {
			firmware(domain);
		}
	}

	private static void processors(DomainXml domain, Wrong wrong) {
		long maximum = domain.vcpus().get(Vcpus.MAXIMUM).orElse(1L);
		if (domain.vcpus().get(Vcpus.CURRENT).orElse(maximum) > maximum) {
			wrong.add("vcpus.current", "vm.hardware.problem.vcpus", maximum);
		}
		Cpu cpu = domain.cpu();
		if (cpu.get(Cpu.SOCKETS).isEmpty() && cpu.get(Cpu.CORES).isEmpty() && cpu.get(Cpu.THREADS).isEmpty()) {
			return;
		}
		// libvirt wants all three or none
		if (cpu.get(Cpu.SOCKETS).isEmpty()) {
			cpu.set(Cpu.SOCKETS, 1L);
		}
		if (cpu.get(Cpu.CORES).isEmpty()) {
			cpu.set(Cpu.CORES, 1L);
		}
		if (cpu.get(Cpu.THREADS).isEmpty()) {
			cpu.set(Cpu.THREADS, 1L);
		}
		long product = cpu.get(Cpu.SOCKETS).orElse(1L) * cpu.get(Cpu.DIES).orElse(1L) * cpu.get(Cpu.CORES).orElse(1L)
				* cpu.get(Cpu.THREADS).orElse(1L);
		if (product != maximum) {
			wrong.add("cpu.sockets", "vm.hardware.problem.topology", product, maximum);
		}
	}

	private static void memory(DomainXml domain, Wrong wrong) {
		Memory memory = domain.memory();
		DataSize atBoot = memory.get(Memory.MEMORY).orElse(DataSize.ofBytes(0));
		DataSize current = memory.get(Memory.CURRENT).orElse(atBoot);
		if (atBoot.toMegabytes() < 1) {
			wrong.add("memory.memory", "vm.hardware.problem.mib");
		}
		if (current.compareTo(atBoot) > 0
				&& domain.devices().stream().noneMatch((each) -> each.name().equals("memory"))) {
			wrong.add("memory.currentMemory", "vm.hardware.problem.balloon", atBoot.toMegabytes());
		}
		if (memory.get(Memory.MAXIMUM).map((most) -> most.compareTo(atBoot) < 0).orElse(false)) {
			wrong.add("memory.maxMemory", "vm.hardware.problem.hotplug", atBoot.toMegabytes());
		}
		if (memory.get(Memory.MAXIMUM).isPresent() && memory.get(Memory.SLOTS).isEmpty()) {
			memory.set(Memory.SLOTS, 16L);
		}
		if (memory.get(Memory.MAXIMUM).isEmpty()) {
			memory.clear(Memory.SLOTS);
		}
	}

	/** libvirt chooses loader and variables anew for another firmware. */
	private static void firmware(DomainXml domain) {
		Boot boot = domain.boot();
		boot.clear(Boot.LOADER_READ_ONLY)
			.clear(Boot.LOADER_TYPE)
			.clear(Boot.LOADER_SECURE)
			.clear(Boot.NVRAM_TEMPLATE)
			.clear(Boot.NVRAM)
			.clear(Boot.LOADER);
	}

}
