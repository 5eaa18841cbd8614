package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.TextFormat;

/**
 * A disk, CD-ROM or floppy (<a href=
 * "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms">format</a>).
 * Not thread-safe.
 */
public final class Disk extends Device<Disk> implements Bootable {

	private static final Properties<Disk> ALL = new Properties<Disk>().with(Bootable.ORDER);

	public static final Property<Disk, String> DEVICE = ALL.word("device", "@device", "disk cdrom floppy lun");

	/** What the guest is told it is called. */
	public static final Property<Disk, String> TARGET = ALL.text("target", "target/@dev",
			new TextFormat(Pattern.compile("[a-z]{2,4}[a-z0-9]{1,8}"), "vda"));

	public static final Property<Disk, String> BUS = ALL.word("bus", "target/@bus", "virtio scsi sata ide usb fdc sd");

	public static final Property<Disk, String> TRAY = ALL.changing().word("tray", "target/@tray", "open closed");

	public static final Property<Disk, Boolean> REMOVABLE = ALL.onOff("removable", "target/@removable");

	/** 1 for an SSD. */
	public static final Property<Disk, Long> ROTATION = ALL.number("rotationRate", "target/@rotation_rate", 1, 65534);

	public static final Property<Disk, String> FORMAT = ALL.word("format", "driver/@type",
			"raw qcow2 qed vmdk vdi vpc luks");

	public static final Property<Disk, String> CACHE = ALL.word("cache", "driver/@cache",
			"default none writethrough writeback directsync unsafe");

	public static final Property<Disk, String> IO = ALL.word("io", "driver/@io", "threads native io_uring");

	public static final Property<Disk, String> DISCARD = ALL.word("discard", "driver/@discard", "unmap ignore");

	public static final Property<Disk, String> DETECT_ZEROES = ALL.word("detectZeroes", "driver/@detect_zeroes",
			"off on unmap");

	public static final Property<Disk, String> ERROR_POLICY = ALL.word("errorPolicy", "driver/@error_policy",
			"stop report ignore enospace");

	public static final Property<Disk, String> READ_ERROR_POLICY = ALL.word("readErrorPolicy", "driver/@rerror_policy",
			"stop report ignore");

	public static final Property<Disk, Long> IO_THREAD = ALL.number("ioThread", "driver/@iothread", 1, 4096);

	public static final Property<Disk, Long> QUEUES = ALL.number("queues", "driver/@queues", 1, 256);

	public static final Property<Disk, Boolean> COPY_ON_READ = ALL.onOff("copyOnRead", "driver/@copy_on_read");

	public static final Property<Disk, Boolean> EVENT_IDX = ALL.onOff("eventIdx", "driver/@event_idx");

	public static final Property<Disk, String> STARTUP_POLICY = ALL.word("startupPolicy", "source/@startupPolicy",
			"mandatory requisite optional");

	public static final Property<Disk, Boolean> READ_ONLY = ALL.presence("readOnly", "readonly");

	public static final Property<Disk, Boolean> SHAREABLE = ALL.presence("shareable", "shareable");

	public static final Property<Disk, Boolean> TRANSIENT = ALL.presence("transient", "transient");

	public static final Property<Disk, String> SERIAL = ALL.text("serial", "serial",
			new TextFormat(Pattern.compile("[A-Za-z0-9_.+ -]{1,247}"), "WEIR-0001"));

	public static final Property<Disk, String> WWN = ALL.text("wwn", "wwn",
			new TextFormat(Pattern.compile("[0-9a-fA-F]{16}"), "5000c50015ea71ad"));

	public static final Property<Disk, String> VENDOR = ALL.text("vendor", "vendor",
			new TextFormat(Pattern.compile("[ -~]{0,8}"), "WEIR"));

	public static final Property<Disk, String> PRODUCT = ALL.text("product", "product",
			new TextFormat(Pattern.compile("[ -~]{0,16}"), "DISK"));

	public static final Property<Disk, Long> LOGICAL_BLOCK = ALL.number("logicalBlockSize",
			"blockio/@logical_block_size", 512, 2097152);

	public static final Property<Disk, Long> PHYSICAL_BLOCK = ALL.number("physicalBlockSize",
			"blockio/@physical_block_size", 512, 2097152);

	public static final Property<Disk, Long> TOTAL_BYTES = ALL.number("totalBytes", "iotune/total_bytes_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> TOTAL_BYTES_MAX = ALL.number("totalBytesMax", "iotune/total_bytes_sec_max",
			0, Long.MAX_VALUE);

	public static final Property<Disk, Long> TOTAL_BYTES_MAX_LENGTH = ALL.number("totalBytesMaxLength",
			"iotune/total_bytes_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> TOTAL_IOPS = ALL.number("totalIops", "iotune/total_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> TOTAL_IOPS_MAX = ALL.number("totalIopsMax", "iotune/total_iops_sec_max", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> TOTAL_IOPS_MAX_LENGTH = ALL.number("totalIopsMaxLength",
			"iotune/total_iops_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_BYTES = ALL.number("readBytes", "iotune/read_bytes_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_BYTES_MAX = ALL.number("readBytesMax", "iotune/read_bytes_sec_max", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_BYTES_MAX_LENGTH = ALL.number("readBytesMaxLength",
			"iotune/read_bytes_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_IOPS = ALL.number("readIops", "iotune/read_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_IOPS_MAX = ALL.number("readIopsMax", "iotune/read_iops_sec_max", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> READ_IOPS_MAX_LENGTH = ALL.number("readIopsMaxLength",
			"iotune/read_iops_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_BYTES = ALL.number("writeBytes", "iotune/write_bytes_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_BYTES_MAX = ALL.number("writeBytesMax", "iotune/write_bytes_sec_max",
			0, Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_BYTES_MAX_LENGTH = ALL.number("writeBytesMaxLength",
			"iotune/write_bytes_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_IOPS = ALL.number("writeIops", "iotune/write_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_IOPS_MAX = ALL.number("writeIopsMax", "iotune/write_iops_sec_max", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, Long> WRITE_IOPS_MAX_LENGTH = ALL.number("writeIopsMaxLength",
			"iotune/write_iops_sec_max_length", 0, Long.MAX_VALUE);

	public static final Property<Disk, Long> IOPS_SIZE = ALL.number("iopsSize", "iotune/size_iops_sec", 0,
			Long.MAX_VALUE);

	public static final Property<Disk, String> IO_GROUP = ALL.text("ioGroup", "iotune/group_name", Properties.NAME);

	Disk(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Disk, ?>> properties() {
		return ALL.all();
	}

	/** What it reads and writes; empty for a drive without a medium. */
	public Optional<DiskSource> source() {
		return DiskSource.of(this);
	}

	/** Puts another source in; what belongs to the old one only goes with it. */
	public void source(DiskSource source) {
		source.writeTo(this);
	}

	/** Takes the medium out. */
	public void eject() {
		set(XmlPath.of("source"), null);
	}

	@Override
	Optional<String> naturalId() {
		return get(TARGET);
	}

}
