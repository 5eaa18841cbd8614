package dev.weir.vm.create;

import java.util.List;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.vm.cloudinit.CloudInit;
import dev.weir.vm.cloudinit.Seed;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.DomainConfigurator.NewDomain;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.NicSpec;
import dev.weir.vm.create.VmSpec.VolumeName;

/**
 * Specifications and hosts for tests.
 */
final class Specs {

	static final HostProfile KVM = new HostProfile("kvm", "x86_64", "q35", true);

	static final HostProfile TCG = new HostProfile("qemu", "x86_64", "pc", true);

	static final HostProfile ARM = new HostProfile("kvm", "aarch64", "virt", true);

	static final HostProfile TEST = new HostProfile("test", "i686", null, true);

	static final HostId HOST = new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

	private static final VmId ID = new VmId(UUID.fromString("11111111-2222-4333-8444-555555555555"));

	static final DiskSpec NEW_DISK = new DiskSpec(new VolumeName("default", "web1.qcow2"), 20L << 30, "qcow2",
			DiskBus.VIRTIO, null);

	private Specs() {
	}

	/** A Linux guest with a new disk, an ISO, one network and a screen. */
	static VmSpec linux() {
		return new VmSpec(ID, HOST, "web1", 2, 4096, Firmware.UEFI, new GuestOs("http://debian.org/debian/12"),
				List.of(NEW_DISK), new VolumeName("iso", "debian-12.iso"), List.of(new NicSpec(false, "default")), true,
				null, false, true, null);
	}

	/** A Linux guest from an image, set up by cloud-init. */
	static VmSpec cloud() {
		CloudInit config = new CloudInit("web1", List.of(),
				new CloudInit.Setup(List.of(), false, null, null, false, List.of()), List.of(), null);
		return new VmSpec(ID, HOST, "web1", 2, 2048, Firmware.BIOS, new GuestOs("http://debian.org/debian/12"),
				List.of(new DiskSpec(new VolumeName("default", "web1.qcow2"), 20L << 30, "qcow2", DiskBus.VIRTIO, null,
						new VmSpec.Base(new VolumeName("images", "debian-12.qcow2"), true))),
				null, List.of(new NicSpec(false, "default", "52:54:00:12:34:56")), true, null, false, true,
				new Seed(config, ID, List.of("52:54:00:12:34:56")));
	}

	/** A Windows guest as its vendor wants it. */
	static VmSpec windows() {
		return new VmSpec(ID, HOST, "desktop", 4, 8192, Firmware.UEFI_SECURE_BOOT,
				new GuestOs("http://microsoft.com/win/11"),
				List.of(new DiskSpec(new VolumeName("default", "desktop.qcow2"), 64L << 30, "qcow2", DiskBus.SATA,
						"none")),
				new VolumeName("iso", "win11.iso"), List.of(new NicSpec(true, "br0")), true, null, true, false, null);
	}

	/** Nothing but a network to boot from. */
	static VmSpec bare() {
		return new VmSpec(ID, HOST, "pxe", 1, 128, Firmware.BIOS, GuestOs.UNKNOWN, List.of(), null,
				List.of(new NicSpec(false, "default"), new NicSpec(true, "br0")), false, "qemu", false, true, null);
	}

	/** Disks that exist on three buses, under names that want to be markup. */
	static VmSpec hostile() {
		return new VmSpec(ID, HOST, "<script>\"'& 数据库 😀; rm -rf", 3, 1536, Firmware.BIOS, GuestOs.UNKNOWN,
				List.of(disk("a<b>.img", DiskBus.SCSI), disk("'; rm -rf", DiskBus.SATA), disk("卷\"1\"", DiskBus.VIRTIO),
						disk("lv", DiskBus.SCSI)),
				new VolumeName("iso", "x&y.iso"), List.of(new NicSpec(false, "net<1>&\"")), true, null, true, false,
				null);
	}

	private static DiskSpec disk(String name, DiskBus bus) {
		return new DiskSpec(new VolumeName("p&q", name), 0, null, bus, "writeback");
	}

	/** The plan of a domain whose volumes lie in files; those named lv are devices. */
	static NewDomain plan(VmSpec spec, HostProfile host) {
		return new NewDomain(spec, host,
				(volume) -> volume.name().equals("lv") ? new DiskSource("block", "/dev/vg/lv", "raw")
						: new DiskSource("file", "/pools/" + volume.pool() + "/" + volume.name(),
								volume.name().endsWith(".iso") ? "iso" : "qcow2"));
	}

}
