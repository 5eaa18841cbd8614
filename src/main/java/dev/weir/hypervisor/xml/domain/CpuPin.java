package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * Which CPUs of the host a vCPU or an I/O thread may run on
 * (<a href="https://libvirt.org/formatdomain.html#cpu-tuning">format</a>). Not
 * thread-safe.
 */
public final class CpuPin extends Part<CpuPin> {

	private static final Properties<CpuPin> ALL = new Properties<>();

	public static final Property<CpuPin, Long> VCPU = ALL.number("vcpu", "@vcpu", 0, 4095);

	public static final Property<CpuPin, Long> IO_THREAD = ALL.number("ioThread", "@iothread", 1, 4096);

	public static final Property<CpuPin, String> CPU_SET = ALL.text("cpuSet", "@cpuset", Properties.CPU_SET);

	CpuPin(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super CpuPin, ?>> properties() {
		return ALL.all();
	}

}
