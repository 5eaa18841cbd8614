package dev.weir.vm.os;

import java.util.List;

import dev.weir.vm.os.OsEntry.Resources;
import dev.weir.vm.os.OsEntry.Virtio;

/**
 * The systems that are known without osinfo-db. What they need is what their vendors say:
 * <a href="https://www.debian.org/releases/bookworm/amd64/ch03s04.en.html">Debian</a>,
 * <a href="https://ubuntu.com/server/docs/system-requirements">Ubuntu</a>,
 * <a href="https://access.redhat.com/articles/rhel-limits">Red Hat</a>,
 * <a href="https://www.microsoft.com/windows/windows-11-specifications">Windows</a>.
 */
final class KnownSystems {

	private static final long GIB = 1L << 30;

	static final List<OsEntry> ALL = List.of(
			linux("http://debian.org/debian/11", "debian", "11",
					new Needs("Debian 11", new Resources(1, 512, 4 * GIB))),
			linux("http://debian.org/debian/12", "debian", "12",
					new Needs("Debian 12", new Resources(1, 512, 4 * GIB))),
			linux("http://ubuntu.com/ubuntu/22.04", "ubuntu", "22.04",
					new Needs("Ubuntu 22.04 LTS", new Resources(1, 1024, 5 * GIB))),
			linux("http://ubuntu.com/ubuntu/24.04", "ubuntu", "24.04",
					new Needs("Ubuntu 24.04 LTS", new Resources(1, 1536, 5 * GIB))),
			linux("http://redhat.com/rhel/9.0", "rhel", "9",
					new Needs("Red Hat Enterprise Linux 9", new Resources(1, 1536, 10 * GIB))),
			linux("http://rockylinux.org/rocky/9", "rocky", "9",
					new Needs("Rocky Linux 9", new Resources(1, 1536, 10 * GIB))),
			linux("http://almalinux.org/almalinux/9", "almalinux", "9",
					new Needs("AlmaLinux 9", new Resources(1, 1536, 10 * GIB))),
			linux("http://fedoraproject.org/fedora/40", "fedora", "40",
					new Needs("Fedora 40", new Resources(1, 2048, 15 * GIB))),
			linux("http://opensuse.org/opensuse/15.5", "opensuse", "15.5",
					new Needs("openSUSE Leap 15.5", new Resources(1, 1024, 10 * GIB))),
			linux("http://alpinelinux.org/alpinelinux/3.19", "alpine", "3.19",
					new Needs("Alpine Linux 3.19", new Resources(1, 128, GIB / 2))),
			linux("http://freebsd.org/freebsd/14.0", "freebsd", "14.0",
					new Needs("FreeBSD 14.0", new Resources(1, 512, 8 * GIB))),
			windows("10", "Microsoft Windows 10", new Resources(1, 2048, 32 * GIB)),
			windows("11", "Microsoft Windows 11", new Resources(2, 4096, 64 * GIB)),
			windows("2k19", "Microsoft Windows Server 2019", new Resources(1, 2048, 32 * GIB)),
			windows("2k22", "Microsoft Windows Server 2022", new Resources(1, 2048, 32 * GIB)));

	private KnownSystems() {
	}

	private static OsEntry linux(String id, String distro, String version, Needs needs) {
		return new OsEntry(id, distro + version, needs.name(), distro, version, needs.minimum(), Virtio.ALL);
	}

	private static OsEntry windows(String version, String name, Resources minimum) {
		return new OsEntry("http://microsoft.com/win/" + version, "win" + version, name, "win", version, minimum,
				Virtio.NONE);
	}

	/** Its name and what it needs. */
	private record Needs(String name, Resources minimum) {
	}

}
