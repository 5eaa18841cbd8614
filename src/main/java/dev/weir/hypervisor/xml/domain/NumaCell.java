package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import org.springframework.util.unit.DataSize;

/**
 * A cell of memory and processors that the guest sees
 * (<a href="https://libvirt.org/formatdomain.html#guest-numa-topology">format</a>). Not
 * thread-safe.
 */
public final class NumaCell extends Part<NumaCell> {

	private static final Properties<NumaCell> ALL = new Properties<>();

	public static final Property<NumaCell, Long> ID = ALL.number("id", "@id", 0, 4095);

	public static final Property<NumaCell, String> CPUS = ALL.text("cpus", "@cpus", Properties.CPU_SET);

	public static final Property<NumaCell, DataSize> MEMORY = ALL.size("memory", "@memory", "@unit");

	public static final Property<NumaCell, String> ACCESS = ALL.word("memAccess", "@memAccess", "shared private");

	public static final Property<NumaCell, Boolean> DISCARD = ALL.yesNo("discard", "@discard");

	NumaCell(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super NumaCell, ?>> properties() {
		return ALL.all();
	}

}
