package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * How much of the host's processors a domain gets, and which
 * (<a href="https://libvirt.org/formatdomain.html#cpu-tuning">format</a>). Not
 * thread-safe.
 */
public final class CpuTuning extends Part<CpuTuning> {

	private static final Properties<CpuTuning> ALL = new Properties<>();

	/** Weight against other domains. */
	public static final Property<CpuTuning, Long> SHARES = ALL.number("shares", "cputune/shares", 2, 262144);

	/** Microseconds in which a vCPU may use its quota. */
	public static final Property<CpuTuning, Long> PERIOD = ALL.number("period", "cputune/period", 1000, 1000000);

	/** Microseconds of each period; negative for no limit. */
	public static final Property<CpuTuning, Long> QUOTA = ALL.number("quota", "cputune/quota", -1, 17592186044415L);

	public static final Property<CpuTuning, Long> GLOBAL_PERIOD = ALL.number("globalPeriod", "cputune/global_period",
			1000, 1000000);

	public static final Property<CpuTuning, Long> GLOBAL_QUOTA = ALL.number("globalQuota", "cputune/global_quota", -1,
			17592186044415L);

	public static final Property<CpuTuning, Long> EMULATOR_PERIOD = ALL.number("emulatorPeriod",
			"cputune/emulator_period", 1000, 1000000);

	public static final Property<CpuTuning, Long> EMULATOR_QUOTA = ALL.number("emulatorQuota", "cputune/emulator_quota",
			-1, 17592186044415L);

	public static final Property<CpuTuning, Long> IO_THREAD_PERIOD = ALL.number("ioThreadPeriod",
			"cputune/iothread_period", 1000, 1000000);

	public static final Property<CpuTuning, Long> IO_THREAD_QUOTA = ALL.number("ioThreadQuota",
			"cputune/iothread_quota", -1, 17592186044415L);

	/** CPUs of the host for QEMU's own threads. */
	public static final Property<CpuTuning, String> EMULATOR_PIN = ALL.text("emulatorPin",
			"cputune/emulatorpin/@cpuset", Properties.CPU_SET);

	CpuTuning(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super CpuTuning, ?>> properties() {
		return ALL.all();
	}

	/** Which CPUs of the host each vCPU may run on. */
	public List<CpuPin> vcpuPins() {
		return pins("cputune/vcpupin");
	}

	/** Which CPUs of the host each I/O thread may run on. */
	public List<CpuPin> ioThreadPins() {
		return pins("cputune/iothreadpin");
	}

	/** Pins a vCPU. */
	public void pinVcpu(long vcpu, String cpuSet) {
		pin(vcpuPins(), "cputune/vcpupin", CpuPin.VCPU, vcpu).set(CpuPin.CPU_SET, cpuSet);
	}

	/** Pins an I/O thread. */
	public void pinIoThread(long thread, String cpuSet) {
		pin(ioThreadPins(), "cputune/iothreadpin", CpuPin.IO_THREAD, thread).set(CpuPin.CPU_SET, cpuSet);
	}

	private CpuPin pin(List<CpuPin> pins, String path, Property<CpuPin, Long> key, long number) {
		return pins.stream()
			.filter((pin) -> pin.get(key).equals(Optional.of(number)))
			.findFirst()
			.orElseGet(() -> new CpuPin(add(XmlPath.of(path))).set(key, number));
	}

	private List<CpuPin> pins(String path) {
		return all(XmlPath.of(path)).stream().map(CpuPin::new).toList();
	}

}
