package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * An IOMMU that the guest sees
 * (<a href="https://libvirt.org/formatdomain.html#iommu-devices">format</a>). Not
 * thread-safe.
 */
public final class Iommu extends Device<Iommu> {

	private static final Properties<Iommu> ALL = new Properties<>();

	public static final Property<Iommu, String> MODEL = ALL.word("model", "@model", "intel smmuv3 virtio");

	public static final Property<Iommu, Boolean> INTREMAP = ALL.onOff("intremap", "driver/@intremap");

	public static final Property<Iommu, Boolean> CACHING_MODE = ALL.onOff("cachingMode", "driver/@caching_mode");

	public static final Property<Iommu, Boolean> EIM = ALL.onOff("eim", "driver/@eim");

	public static final Property<Iommu, Boolean> IOTLB = ALL.onOff("iotlb", "driver/@iotlb");

	Iommu(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Iommu, ?>> properties() {
		return ALL.all();
	}

}
