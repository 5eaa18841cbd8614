package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * What the machine can do, and what it makes Windows believe
 * (<a href="https://libvirt.org/formatdomain.html#hypervisor-features">format</a>). Not
 * thread-safe.
 */
public final class Features extends Part<Features> {

	private static final Properties<Features> ALL = new Properties<>();

	public static final Property<Features, Boolean> ACPI = ALL.presence("acpi", "features/acpi");

	public static final Property<Features, Boolean> APIC = ALL.presence("apic", "features/apic");

	public static final Property<Features, Boolean> PAE = ALL.presence("pae", "features/pae");

	public static final Property<Features, Boolean> SMM = ALL.filledAtStart().onOff("smm", "features/smm/@state");

	public static final Property<Features, Boolean> VMPORT = ALL.onOff("vmport", "features/vmport/@state");

	public static final Property<Features, Boolean> PMU = ALL.onOff("pmu", "features/pmu/@state");

	public static final Property<Features, String> IOAPIC = ALL.word("ioapic", "features/ioapic/@driver", "kvm qemu");

	public static final Property<Features, Boolean> KVM_HIDDEN = ALL.onOff("kvmHidden", "features/kvm/hidden/@state");

	public static final Property<Features, String> HYPERV_MODE = ALL.word("hypervMode", "features/hyperv/@mode",
			"custom passthrough");

	public static final Property<Features, Boolean> HYPERV_RELAXED = ALL.filledAtStart()
		.onOff("hypervRelaxed", "features/hyperv/relaxed/@state");

	public static final Property<Features, Boolean> HYPERV_VAPIC = ALL.filledAtStart()
		.onOff("hypervVapic", "features/hyperv/vapic/@state");

	public static final Property<Features, Boolean> HYPERV_SPINLOCKS = ALL.filledAtStart()
		.onOff("hypervSpinlocks", "features/hyperv/spinlocks/@state");

	public static final Property<Features, Boolean> HYPERV_VPINDEX = ALL.filledAtStart()
		.onOff("hypervVpindex", "features/hyperv/vpindex/@state");

	public static final Property<Features, Boolean> HYPERV_RUNTIME = ALL.filledAtStart()
		.onOff("hypervRuntime", "features/hyperv/runtime/@state");

	public static final Property<Features, Boolean> HYPERV_SYNIC = ALL.filledAtStart()
		.onOff("hypervSynic", "features/hyperv/synic/@state");

	public static final Property<Features, Boolean> HYPERV_STIMER = ALL.filledAtStart()
		.onOff("hypervStimer", "features/hyperv/stimer/@state");

	public static final Property<Features, Boolean> HYPERV_RESET = ALL.filledAtStart()
		.onOff("hypervReset", "features/hyperv/reset/@state");

	public static final Property<Features, Boolean> HYPERV_FREQUENCIES = ALL.filledAtStart()
		.onOff("hypervFrequencies", "features/hyperv/frequencies/@state");

	public static final Property<Features, Boolean> HYPERV_REENLIGHTENMENT = ALL.filledAtStart()
		.onOff("hypervReenlightenment", "features/hyperv/reenlightenment/@state");

	public static final Property<Features, Boolean> HYPERV_TLBFLUSH = ALL.filledAtStart()
		.onOff("hypervTlbflush", "features/hyperv/tlbflush/@state");

	public static final Property<Features, Boolean> HYPERV_IPI = ALL.filledAtStart()
		.onOff("hypervIpi", "features/hyperv/ipi/@state");

	public static final Property<Features, Boolean> HYPERV_EVMCS = ALL.filledAtStart()
		.onOff("hypervEvmcs", "features/hyperv/evmcs/@state");

	public static final Property<Features, Long> HYPERV_SPINLOCK_RETRIES = ALL.filledAtStart()
		.number("hypervRetries", "features/hyperv/spinlocks/@retries", 4095, 4294967295L);

	Features(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Features, ?>> properties() {
		return ALL.all();
	}

}
