package dev.weir.vm.create;

import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * The machine and what boots it. libvirt picks the UEFI image that fits
 * (<a href="https://libvirt.org/formatdomain.html#bios-bootloader">firmware
 * auto-selection</a>); Weir names only the features. Boot order stands at the devices.
 */
final class FirmwareConfigurator implements DomainConfigurator {

	private static final XmlPath TYPE = XmlPath.of("os/type");

	private static final XmlPath ARCH = XmlPath.of("os/type/@arch");

	private static final XmlPath MACHINE = XmlPath.of("os/type/@machine");

	private static final XmlPath FIRMWARE = XmlPath.of("os/@firmware");

	private static final XmlPath FEATURE = XmlPath.of("os/firmware/feature");

	private static final XmlPath ENABLED = XmlPath.of("@enabled");

	private static final XmlPath NAME = XmlPath.of("@name");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		domain.set(TYPE, "hvm").set(ARCH, plan.host().arch()).set(MACHINE, plan.host().machine());
		if (plan.spec().firmware() != Firmware.BIOS) {
			domain.set(FIRMWARE, "efi");
			String secure = (plan.spec().firmware() == Firmware.UEFI_SECURE_BOOT) ? "yes" : "no";
			feature(domain, "secure-boot", secure);
			feature(domain, "enrolled-keys", secure);
		}
	}

	private static void feature(DomainXml domain, String name, String enabled) {
		XmlElement feature = domain.add(FEATURE);
		feature.set(ENABLED, enabled).set(NAME, name);
	}

}
