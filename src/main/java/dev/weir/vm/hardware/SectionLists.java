package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.Bootable;
import dev.weir.hypervisor.xml.domain.CpuPin;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.NumaCell;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What a definition lists, as a person writes it: boot order, pins, NUMA cells; entries
 * are separated by commas or lines. Not thread-safe.
 */
record SectionLists(DomainXml domain) {

	static final String ORDER = "boot.order";

	static final String VCPU_PINS = "cpuTuning.vcpuPins";

	static final String IO_THREAD_PINS = "cpuTuning.ioThreadPins";

	static final String CELLS = "cpu.cells";

	private static final Pattern PIN = Pattern.compile("(\\d{1,4})\\s*[:=]\\s*(\\S+)");

	private static final Pattern CELL = Pattern.compile("(\\S+)\\s+(\\d{1,12})");

	private static final int LONGEST = 8192;

	/** The present value; empty for none. */
	String read(String name) {
		return switch (name) {
			case ORDER -> String.join("\n", order());
			case VCPU_PINS -> pins(this.domain.cpuTuning().vcpuPins(), CpuPin.VCPU);
			case IO_THREAD_PINS -> pins(this.domain.cpuTuning().ioThreadPins(), CpuPin.IO_THREAD);
			case CpuFeatureLines.NAME -> new CpuFeatureLines(this.domain.cpu()).read();
			case CELLS -> String.join("\n", this.domain.cpu().cells().stream().map(SectionLists::cell).toList());
			default -> "";
		};
	}

	/** Writes a list; false when there is none of that name. */
	boolean write(String name, @Nullable String text, Wrong wrong) {
		String value = (text != null) ? text.strip() : "";
		if (value.length() > LONGEST) {
			wrong.add(name, "vm.hardware.problem.long", LONGEST);
			return true;
		}
		if (value.equals(read(name)) && isList(name)) {
			return true;
		}
		switch (name) {
			case ORDER -> writeOrder(entries(value, "[,\\r\\n]+"), wrong);
			case VCPU_PINS -> writePins("vcpupin", CpuPin.VCPU, entries(value, "[;\\r\\n]+"), wrong);
			case IO_THREAD_PINS -> writePins("iothreadpin", CpuPin.IO_THREAD, entries(value, "[;\\r\\n]+"), wrong);
			case CpuFeatureLines.NAME ->
				new CpuFeatureLines(this.domain.cpu()).write(entries(value, "[,;\\r\\n]+"), wrong);
			case CELLS -> writeCells(entries(value, "[;\\r\\n]+"), wrong);
			default -> {
				return false;
			}
		}
		return true;
	}

	private static boolean isList(String name) {
		return List.of(ORDER, VCPU_PINS, IO_THREAD_PINS, CELLS, CpuFeatureLines.NAME).contains(name);
	}

	/** Keys of the devices that it boots from, the first one first. */
	List<String> order() {
		return this.domain.devicesByKey()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() instanceof Bootable
					&& Bootable.ORDER.read(entry.getValue()).isPresent())
			.sorted((one, other) -> Long.compare(Bootable.ORDER.read(one.getValue()).orElse(0L),
					Bootable.ORDER.read(other.getValue()).orElse(0L)))
			.map((entry) -> entry.getKey().toString())
			.toList();
	}

	/** libvirt takes either numbers at devices or kinds of devices, never both. */
	private void writeOrder(List<String> keys, Wrong wrong) {
		Map<DeviceKey, Device<?>> devices = this.domain.devicesByKey();
		List<Device<?>> ordered = new ArrayList<>();
		for (String key : keys) {
			Device<?> device = devices.get(DeviceKey.parse(key));
			if (!(device instanceof Bootable) || ordered.contains(device)) {
				wrong.add(ORDER, "vm.hardware.problem.boot", key);
				return;
			}
			ordered.add(device);
		}
		devices.values().stream().filter(Bootable.class::isInstance).forEach(Bootable.ORDER::clear);
		if (!ordered.isEmpty()) {
			this.domain.boot().order(List.of());
		}
		for (int i = 0; i < ordered.size(); i++) {
			Bootable.ORDER.write(ordered.get(i), i + 1L);
		}
	}

	private void writePins(String element, Property<CpuPin, Long> number, List<String> entries, Wrong wrong) {
		String field = number.equals(CpuPin.VCPU) ? VCPU_PINS : IO_THREAD_PINS;
		List<Matcher> pins = parsed(PIN, entries, field, "vm.hardware.problem.pin", wrong);
		if (pins.size() == entries.size()) {
			this.domain.cpuTuning().set(XmlPath.of("cputune/" + element), null);
			wrong.during("cpuTuning.", () -> pins.forEach((pin) -> pin(number, pin, field)));
		}
	}

	private void pin(Property<CpuPin, Long> number, Matcher pin, String field) {
		long which = Long.parseLong(pin.group(1));
		try {
			if (number.equals(CpuPin.VCPU)) {
				this.domain.cpuTuning().pinVcpu(which, pin.group(2));
			}
			else {
				this.domain.cpuTuning().pinIoThread(which, pin.group(2));
			}
		}
		catch (InvalidInput ex) {
			throw InvalidInput.of(field.substring(field.indexOf('.') + 1), "vm.hardware.problem.pin", pin.group());
		}
	}

	private void writeCells(List<String> entries, Wrong wrong) {
		List<Matcher> cells = parsed(CELL, entries, CELLS, "vm.hardware.problem.cell", wrong);
		if (cells.size() != entries.size()) {
			return;
		}
		List<NumaCell> present = this.domain.cpu().cells();
		for (int i = 0; i < Math.max(cells.size(), present.size()); i++) {
			if (i >= cells.size()) {
				present.get(i).remove();
				continue;
			}
			NumaCell cell = (i < present.size()) ? present.get(i) : new Cells(this.domain).add(i);
			Matcher wanted = cells.get(i);
			try {
				cell.set(NumaCell.CPUS, wanted.group(1))
					.set(NumaCell.MEMORY, DataSize.ofMegabytes(Long.parseLong(wanted.group(2))));
			}
			catch (InvalidInput ex) {
				wrong.add(CELLS, "vm.hardware.problem.cell", wanted.group());
			}
		}
	}

	private static List<Matcher> parsed(Pattern form, List<String> entries, String field, String problem, Wrong wrong) {
		List<Matcher> parsed = new ArrayList<>();
		for (String entry : entries) {
			Matcher matcher = form.matcher(entry);
			if (matcher.matches()) {
				parsed.add(matcher);
			}
			else {
				wrong.add(field, problem, entry);
			}
		}
		return parsed;
	}

	private static List<String> entries(String text, String separator) {
		return List.of(text.split(separator)).stream().map(String::strip).filter((entry) -> !entry.isEmpty()).toList();
	}

	private static String pins(List<CpuPin> pins, Property<CpuPin, Long> number) {
		return String.join("\n", pins.stream()
			.map((pin) -> pin.get(number).map(String::valueOf).orElse("") + "=" + pin.get(CpuPin.CPU_SET).orElse(""))
			.toList());
	}

	private static String cell(NumaCell cell) {
		return cell.get(NumaCell.CPUS).orElse("") + " "
				+ cell.get(NumaCell.MEMORY).map(DataSize::toMegabytes).map(String::valueOf).orElse("");
	}

	/** Adds cells. */
	private record Cells(DomainXml domain) {

		NumaCell add(int id) {
			XmlElement added = this.domain.add(XmlPath.of("cpu/numa/cell"));
			added.set(XmlPath.of("@id"), id);
			List<NumaCell> all = this.domain.cpu().cells();
			return all.get(all.size() - 1);
		}

	}

}
