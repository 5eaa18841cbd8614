package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * What kind of processor a domain sees
 * (<a href="https://libvirt.org/formatdomain.html#cpu-model-and-topology">format</a>).
 * Not thread-safe.
 */
public final class Cpu extends Part<Cpu> {

	private static final Properties<Cpu> ALL = new Properties<>();

	public static final Property<Cpu, String> MODE = ALL.filledAtStart()
		.word("mode", "cpu/@mode", "custom host-model host-passthrough maximum");

	public static final Property<Cpu, String> MATCH = ALL.filledAtStart()
		.word("match", "cpu/@match", "minimum exact strict");

	public static final Property<Cpu, String> CHECK = ALL.filledAtStart()
		.word("check", "cpu/@check", "none partial full");

	public static final Property<Cpu, Boolean> MIGRATABLE = ALL.filledAtStart().onOff("migratable", "cpu/@migratable");

	/** A model's name, for mode custom. */
	public static final Property<Cpu, String> MODEL = ALL.filledAtStart().text("model", "cpu/model", Properties.NAME);

	public static final Property<Cpu, String> FALLBACK = ALL.filledAtStart()
		.word("fallback", "cpu/model/@fallback", "allow forbid");

	public static final Property<Cpu, Long> SOCKETS = ALL.number("sockets", "cpu/topology/@sockets", 1, 4096);

	public static final Property<Cpu, Long> DIES = ALL.filledAtStart().number("dies", "cpu/topology/@dies", 1, 4096);

	public static final Property<Cpu, Long> CORES = ALL.number("cores", "cpu/topology/@cores", 1, 4096);

	public static final Property<Cpu, Long> THREADS = ALL.number("threads", "cpu/topology/@threads", 1, 4096);

	public static final Property<Cpu, String> CACHE = ALL.word("cacheMode", "cpu/cache/@mode",
			"emulate passthrough disable");

	public static final Property<Cpu, Long> CACHE_LEVEL = ALL.number("cacheLevel", "cpu/cache/@level", 1, 3);

	Cpu(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Cpu, ?>> properties() {
		return ALL.all();
	}

	/** Features that are asked for or kept away, beyond the model's own. */
	public List<CpuFeature> features() {
		return all(XmlPath.of("cpu/feature")).stream().map(CpuFeature::new).toList();
	}

	/** Adds a feature. */
	public CpuFeature addFeature(String policy, String name) {
		CpuFeature feature = new CpuFeature(add(XmlPath.of("cpu/feature")));
		return feature.set(CpuFeature.POLICY, policy).set(CpuFeature.NAME, name);
	}

	/** The domain's own NUMA cells. */
	public List<NumaCell> cells() {
		return all(XmlPath.of("cpu/numa/cell")).stream().map(NumaCell::new).toList();
	}

}
