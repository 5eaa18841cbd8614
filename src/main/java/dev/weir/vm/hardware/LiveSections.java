package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.weir.hypervisor.xml.domain.CpuPin;
import dev.weir.hypervisor.xml.domain.CpuTuning;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Memory;
import dev.weir.hypervisor.xml.domain.Vcpus;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What of processors, memory and pins can be changed while the guest runs.
 */
final class LiveSections {

	/** What changes at once. */
	static final Set<String> NAMES = Set.of("vcpus.current", "memory.currentMemory", SectionLists.VCPU_PINS,
			SectionLists.IO_THREAD_PINS, "cpuTuning.emulatorPin", "vcpus.ioThreads");

	private LiveSections() {
	}

	static List<LiveStep> steps(Map<String, @Nullable String> values, DomainXml live) {
		List<LiveStep> steps = new ArrayList<>();
		number(values, "vcpus.current").ifPresent((count) -> vcpus(count, live, steps));
		ioThreads(values).ifPresent((count) -> ioThreads(count, live, steps));
		number(values, "memory.currentMemory").ifPresent((mib) -> memory(mib, live, steps));
		text(values, "cpuTuning.emulatorPin")
			.filter((pin) -> !live.cpuTuning().get(CpuTuning.EMULATOR_PIN).equals(Optional.of(pin)))
			.ifPresent((pin) -> steps.add((hardware, vm) -> hardware.pinEmulator(vm, CpuMask.of(pin))));
		pins(values, live, steps);
		return steps;
	}

	private static void vcpus(long count, DomainXml live, List<LiveStep> steps) {
		long most = live.vcpus().get(Vcpus.MAXIMUM).orElse(1L);
		if (count <= most && count != live.vcpus().get(Vcpus.CURRENT).orElse(most)) {
			steps.add((hardware, vm) -> hardware.vcpus(vm, (int) count));
		}
	}

	private static void ioThreads(long count, DomainXml live, List<LiveStep> steps) {
		long present = live.vcpus().get(Vcpus.IO_THREADS).orElse(0L);
		for (long id = present + 1; id <= count; id++) {
			int thread = (int) id;
			steps.add((hardware, vm) -> hardware.addIoThread(vm, thread));
		}
		// the last first: those that stay keep their numbers
		for (long id = present; id > count; id--) {
			int thread = (int) id;
			steps.add((hardware, vm) -> hardware.removeIoThread(vm, thread));
		}
	}

	/** The balloon gives no more than the guest has booted with. */
	private static void memory(long mib, DomainXml live, List<LiveStep> steps) {
		DataSize wanted = DataSize.ofMegabytes(mib);
		DataSize most = live.memory().get(Memory.MEMORY).orElse(wanted);
		if (wanted.compareTo(most) <= 0 && !live.memory().get(Memory.CURRENT).equals(Optional.of(wanted))) {
			steps.add((hardware, vm) -> hardware.memory(vm, wanted.toKilobytes()));
		}
	}

	private static void pins(Map<String, @Nullable String> values, DomainXml live, List<LiveStep> steps) {
		List<CpuPin> vcpus = live.cpuTuning().vcpuPins();
		List<CpuPin> threads = live.cpuTuning().ioThreadPins();
		for (String name : List.of(SectionLists.VCPU_PINS, SectionLists.IO_THREAD_PINS)) {
			text(values, name).ifPresent((text) -> new SectionLists(live).write(name, text, new Wrong()));
		}
		if (values.containsKey(SectionLists.VCPU_PINS)) {
			changed(vcpus, live.cpuTuning().vcpuPins())
				.forEach((pin) -> steps.add((hardware, vm) -> hardware.pinVcpu(vm,
						pin.get(CpuPin.VCPU).orElse(0L).intValue(), CpuMask.of(pin.get(CpuPin.CPU_SET).orElse("")))));
		}
		if (values.containsKey(SectionLists.IO_THREAD_PINS)) {
			changed(threads, live.cpuTuning().ioThreadPins()).forEach((pin) -> steps
				.add((hardware, vm) -> hardware.pinIoThread(vm, pin.get(CpuPin.IO_THREAD).orElse(1L).intValue(),
						CpuMask.of(pin.get(CpuPin.CPU_SET).orElse("")))));
		}
	}

	private static List<CpuPin> changed(List<CpuPin> before, List<CpuPin> after) {
		List<String> known = before.stream().map(CpuPin::text).toList();
		return after.stream().filter((pin) -> !known.contains(pin.text())).toList();
	}

	/** No number is none of them. */
	private static Optional<Long> ioThreads(Map<String, @Nullable String> values) {
		boolean none = values.containsKey("vcpus.ioThreads") && text(values, "vcpus.ioThreads").isEmpty();
		return none ? Optional.of(0L) : number(values, "vcpus.ioThreads");
	}

	private static Optional<Long> number(Map<String, @Nullable String> values, String name) {
		return text(values, name).filter((text) -> text.matches("\\d{1,12}")).map(Long::parseLong);
	}

	private static Optional<String> text(Map<String, @Nullable String> values, String name) {
		return Optional.ofNullable(values.get(name)).map(String::strip).filter((text) -> !text.isEmpty());
	}

}
