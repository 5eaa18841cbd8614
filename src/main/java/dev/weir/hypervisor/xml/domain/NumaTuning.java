package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * From which nodes of the host the memory comes
 * (<a href="https://libvirt.org/formatdomain.html#numa-node-tuning">format</a>). Not
 * thread-safe.
 */
public final class NumaTuning extends Part<NumaTuning> {

	private static final Properties<NumaTuning> ALL = new Properties<>();

	public static final Property<NumaTuning, String> MODE = ALL.word("mode", "numatune/memory/@mode",
			"strict interleave preferred restrictive");

	public static final Property<NumaTuning, String> NODE_SET = ALL.text("nodeSet", "numatune/memory/@nodeset",
			Properties.CPU_SET);

	public static final Property<NumaTuning, String> PLACEMENT = ALL.filledAtStart()
		.word("placement", "numatune/memory/@placement", "static auto");

	NumaTuning(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super NumaTuning, ?>> properties() {
		return ALL.all();
	}

	/** Where single cells of the guest get their memory from. */
	public List<MemoryNode> nodes() {
		return all(XmlPath.of("numatune/memnode")).stream().map(MemoryNode::new).toList();
	}

}
