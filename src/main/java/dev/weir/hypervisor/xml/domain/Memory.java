package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import org.springframework.util.unit.DataSize;

/**
 * How much memory a domain has and what stands behind it
 * (<a href="https://libvirt.org/formatdomain.html#memory-allocation">format</a>). Not
 * thread-safe.
 */
public final class Memory extends Part<Memory> {

	private static final Properties<Memory> ALL = new Properties<>();

	/** What it has at boot. */
	public static final Property<Memory, DataSize> MEMORY = ALL.memory("memory", "memory");

	/** What the balloon leaves it. */
	public static final Property<Memory, DataSize> CURRENT = ALL.changing().memory("currentMemory", "currentMemory");

	/** What it may grow to by plugging in memory. */
	public static final Property<Memory, DataSize> MAXIMUM = ALL.memory("maxMemory", "maxMemory");

	public static final Property<Memory, Long> SLOTS = ALL.number("slots", "maxMemory/@slots", 1, 255);

	public static final Property<Memory, Boolean> DUMP_CORE = ALL.onOff("dumpCore", "memory/@dumpCore");

	public static final Property<Memory, Boolean> HUGE_PAGES = ALL.presence("hugePages", "memoryBacking/hugepages");

	public static final Property<Memory, DataSize> HUGE_PAGE_SIZE = ALL.size("hugePageSize",
			"memoryBacking/hugepages/page/@size", "memoryBacking/hugepages/page/@unit");

	/** Never swapped out. */
	public static final Property<Memory, Boolean> LOCKED = ALL.presence("locked", "memoryBacking/locked");

	/** Kept from KSM. */
	public static final Property<Memory, Boolean> NOT_SHARED = ALL.presence("noSharePages",
			"memoryBacking/nosharepages");

	public static final Property<Memory, String> SOURCE = ALL.word("source", "memoryBacking/source/@type",
			"file anonymous memfd");

	public static final Property<Memory, String> ACCESS = ALL.word("access", "memoryBacking/access/@mode",
			"shared private");

	public static final Property<Memory, String> ALLOCATION = ALL.word("allocation", "memoryBacking/allocation/@mode",
			"immediate ondemand");

	public static final Property<Memory, Boolean> DISCARD = ALL.presence("discard", "memoryBacking/discard");

	public static final Property<Memory, DataSize> HARD_LIMIT = ALL.memory("hardLimit", "memtune/hard_limit");

	public static final Property<Memory, DataSize> SOFT_LIMIT = ALL.memory("softLimit", "memtune/soft_limit");

	/** Memory and swap together. */
	public static final Property<Memory, DataSize> SWAP_LIMIT = ALL.memory("swapHardLimit", "memtune/swap_hard_limit");

	public static final Property<Memory, DataSize> MIN_GUARANTEE = ALL.memory("minGuarantee", "memtune/min_guarantee");

	Memory(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Memory, ?>> properties() {
		return ALL.all();
	}

}
