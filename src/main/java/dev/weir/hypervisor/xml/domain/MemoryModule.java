package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import org.springframework.util.unit.DataSize;

/**
 * Memory that is plugged in
 * (<a href="https://libvirt.org/formatdomain.html#memory-devices">format</a>). Not
 * thread-safe.
 */
public final class MemoryModule extends Device<MemoryModule> {

	private static final Properties<MemoryModule> ALL = new Properties<>();

	public static final Property<MemoryModule, String> MODEL = ALL.word("model", "@model",
			"dimm nvdimm virtio-pmem virtio-mem sgx-epc");

	public static final Property<MemoryModule, String> ACCESS = ALL.word("access", "@access", "shared private");

	public static final Property<MemoryModule, Boolean> DISCARD = ALL.yesNo("discard", "@discard");

	public static final Property<MemoryModule, DataSize> SIZE = ALL.memory("size", "target/size");

	public static final Property<MemoryModule, Long> NODE = ALL.number("node", "target/node", 0, 4095);

	public static final Property<MemoryModule, DataSize> REQUESTED = ALL.memory("requested", "target/requested");

	public static final Property<MemoryModule, String> SOURCE = ALL.text("source", "source/path", Properties.PATH);

	public static final Property<MemoryModule, DataSize> PAGE_SIZE = ALL.memory("pageSize", "source/pagesize");

	public static final Property<MemoryModule, String> NODE_SET = ALL.text("nodeSet", "source/nodemask",
			Properties.CPU_SET);

	MemoryModule(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super MemoryModule, ?>> properties() {
		return ALL.all();
	}

}
