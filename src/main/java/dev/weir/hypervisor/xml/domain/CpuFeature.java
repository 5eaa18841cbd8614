package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A feature of the processor
 * (<a href="https://libvirt.org/formatdomain.html#cpu-model-and-topology">format</a>).
 * Not thread-safe.
 */
public final class CpuFeature extends Part<CpuFeature> {

	private static final Properties<CpuFeature> ALL = new Properties<>();

	public static final Property<CpuFeature, String> POLICY = ALL.word("policy", "@policy",
			"force require optional disable forbid");

	public static final Property<CpuFeature, String> NAME = ALL.text("name", "@name", Properties.NAME);

	CpuFeature(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super CpuFeature, ?>> properties() {
		return ALL.all();
	}

}
