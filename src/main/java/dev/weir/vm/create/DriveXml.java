package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.jspecify.annotations.Nullable;

/**
 * A disk or CD-ROM in a definition. Not thread-safe.
 */
final class DriveXml extends XmlElement {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath DEVICE = XmlPath.of("@device");

	private static final XmlPath DRIVER = XmlPath.of("driver/@name");

	private static final XmlPath FORMAT = XmlPath.of("driver/@type");

	private static final XmlPath CACHE = XmlPath.of("driver/@cache");

	private static final XmlPath DISCARD = XmlPath.of("driver/@discard");

	private static final XmlPath FILE = XmlPath.of("source/@file");

	private static final XmlPath BLOCK = XmlPath.of("source/@dev");

	private static final XmlPath POOL = XmlPath.of("source/@pool");

	private static final XmlPath VOLUME = XmlPath.of("source/@volume");

	private static final XmlPath TARGET = XmlPath.of("target/@dev");

	private static final XmlPath BUS = XmlPath.of("target/@bus");

	private static final XmlPath BOOT = XmlPath.of("boot/@order");

	private static final XmlPath READ_ONLY = XmlPath.of("readonly");

	private DriveXml(XmlElement element) {
		super(element);
	}

	static DriveXml add(DomainXml domain, String device) {
		DriveXml drive = new DriveXml(domain.addDevice("disk"));
		drive.set(TYPE, "file").set(DEVICE, device).set(DRIVER, "qemu");
		return drive;
	}

	/** The format is always named: QEMU must never guess it from what a guest wrote. */
	DriveXml source(VolumeName volume, DiskSource source, @Nullable String fallbackFormat) {
		String format = (source.format() != null) ? source.format() : fallbackFormat;
		set(TYPE, source.type()).set(FORMAT, (format != null && !format.equals("iso")) ? format : "raw");
		switch (source.type()) {
			case "file" -> set(FILE, source.path());
			case "block" -> set(BLOCK, source.path());
			default -> set(POOL, volume.pool()).set(VOLUME, volume.name());
		}
		return this;
	}

	DriveXml cache(@Nullable String cache) {
		set(CACHE, cache);
		return this;
	}

	/** What the guest trims is given back to the host. */
	DriveXml discard() {
		set(DISCARD, "unmap");
		return this;
	}

	DriveXml target(String device, DiskBus bus) {
		set(TARGET, device).set(BUS, bus.id());
		return this;
	}

	DriveXml readOnly() {
		add(READ_ONLY);
		return this;
	}

	DriveXml boot(int order) {
		set(BOOT, order);
		return this;
	}

	/** The names that a bus gives its drives: vda, vdb, ..., vdz, vdaa. */
	static String targetName(DiskBus bus, int index) {
		String letter = Character.toString('a' + index % 26);
		return bus.prefix() + ((index >= 26) ? Character.toString('a' + index / 26 - 1) : "") + letter;
	}

}
