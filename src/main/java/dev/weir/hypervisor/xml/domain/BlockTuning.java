package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * How much of the host's disks a domain gets
 * (<a href="https://libvirt.org/formatdomain.html#block-i-o-tuning">format</a>). Not
 * thread-safe.
 */
public final class BlockTuning extends Part<BlockTuning> {

	private static final Properties<BlockTuning> ALL = new Properties<>();

	/** Weight against other domains. */
	public static final Property<BlockTuning, Long> WEIGHT = ALL.number("weight", "blkiotune/weight", 10, 1000);

	BlockTuning(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super BlockTuning, ?>> properties() {
		return ALL.all();
	}

	/** Limits for single devices of the host. */
	public List<BlockTuningDevice> devices() {
		return all(XmlPath.of("blkiotune/device")).stream().map(BlockTuningDevice::new).toList();
	}

}
