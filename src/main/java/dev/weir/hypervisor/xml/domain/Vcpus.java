package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * How many processors a domain has
 * (<a href="https://libvirt.org/formatdomain.html#cpu-allocation">format</a>). Not
 * thread-safe.
 */
public final class Vcpus extends Part<Vcpus> {

	private static final Properties<Vcpus> ALL = new Properties<>();

	/** Processors that can be plugged in. */
	public static final Property<Vcpus, Long> MAXIMUM = ALL.number("maximum", "vcpu", 1, 4096);

	/** Processors present at boot; all where it is absent. */
	public static final Property<Vcpus, Long> CURRENT = ALL.number("current", "vcpu/@current", 1, 4096);

	public static final Property<Vcpus, String> PLACEMENT = ALL.word("placement", "vcpu/@placement", "static auto");

	/** CPUs of the host that all threads may use. */
	public static final Property<Vcpus, String> CPU_SET = ALL.text("cpuSet", "vcpu/@cpuset", Properties.CPU_SET);

	/** Threads for the I/O of disks. */
	public static final Property<Vcpus, Long> IO_THREADS = ALL.number("ioThreads", "iothreads", 0, 1024);

	Vcpus(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Vcpus, ?>> properties() {
		return ALL.all();
	}

	/** What is said about single processors: which are plugged in, which can be. */
	public List<Vcpu> each() {
		return all(XmlPath.of("vcpus/vcpu")).stream().map(Vcpu::new).toList();
	}

}
