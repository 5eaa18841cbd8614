package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * From which nodes of the host a cell of the guest gets its memory
 * (<a href="https://libvirt.org/formatdomain.html#numa-node-tuning">format</a>). Not
 * thread-safe.
 */
public final class MemoryNode extends Part<MemoryNode> {

	private static final Properties<MemoryNode> ALL = new Properties<>();

	public static final Property<MemoryNode, Long> CELL = ALL.number("cellId", "@cellid", 0, 4095);

	public static final Property<MemoryNode, String> MODE = ALL.word("mode", "@mode",
			"strict interleave preferred restrictive");

	public static final Property<MemoryNode, String> NODE_SET = ALL.text("nodeSet", "@nodeset", Properties.CPU_SET);

	MemoryNode(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super MemoryNode, ?>> properties() {
		return ALL.all();
	}

}
