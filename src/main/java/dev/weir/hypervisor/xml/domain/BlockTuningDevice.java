package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * How much of one of the host's disks a domain gets
 * (<a href="https://libvirt.org/formatdomain.html#block-i-o-tuning">format</a>). Not
 * thread-safe.
 */
public final class BlockTuningDevice extends Part<BlockTuningDevice> {

	private static final Properties<BlockTuningDevice> ALL = new Properties<>();

	public static final Property<BlockTuningDevice, String> PATH = ALL.text("path", "path", Properties.PATH);

	public static final Property<BlockTuningDevice, Long> WEIGHT = ALL.number("weight", "weight", 10, 1000);

	public static final Property<BlockTuningDevice, Long> READ_IOPS = ALL.number("readIops", "read_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<BlockTuningDevice, Long> WRITE_IOPS = ALL.number("writeIops", "write_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<BlockTuningDevice, Long> READ_BYTES = ALL.number("readBytes", "read_bytes_sec", 0,
			Long.MAX_VALUE);

	public static final Property<BlockTuningDevice, Long> WRITE_BYTES = ALL.number("writeBytes", "write_bytes_sec", 0,
			Long.MAX_VALUE);

	BlockTuningDevice(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super BlockTuningDevice, ?>> properties() {
		return ALL.all();
	}

}
