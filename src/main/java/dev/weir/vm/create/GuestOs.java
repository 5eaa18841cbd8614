package dev.weir.vm.create;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The operating system that will run in the guest: decides what the guest has drivers
 * for. Immutable.
 *
 * @param id libosinfo identifier, or null when it is not known
 */
record GuestOs(@Nullable String id) {

	static final GuestOs UNKNOWN = new GuestOs(null);

	private static final String WINDOWS = "http://microsoft.com/win/";

	/**
	 * The choices of the form; identifiers as in osinfo-db, names are proper names and
	 * not translated.
	 */
	static Map<String, String> choices() {
		Map<String, String> choices = new LinkedHashMap<>();
		choices.put("http://debian.org/debian/12", "Debian 12");
		choices.put("http://ubuntu.com/ubuntu/24.04", "Ubuntu 24.04 LTS");
		choices.put("http://redhat.com/rhel/9.0", "RHEL 9 / Rocky / Alma");
		choices.put("http://fedoraproject.org/fedora/40", "Fedora");
		choices.put("http://opensuse.org/opensuse/15.5", "openSUSE Leap 15");
		choices.put("http://alpinelinux.org/alpinelinux/3.19", "Alpine Linux");
		choices.put("http://freebsd.org/freebsd/14.0", "FreeBSD 14");
		choices.put(WINDOWS + "11", "Windows 11");
		choices.put(WINDOWS + "2k22", "Windows Server 2022");
		choices.put(WINDOWS + "10", "Windows 10");
		return choices;
	}

	boolean isWindows() {
		return this.id != null && this.id.startsWith(WINDOWS);
	}

	/** A fresh Windows has no virtio drivers: its installer would see no disk. */
	DiskBus diskBus() {
		return isWindows() ? DiskBus.SATA : DiskBus.VIRTIO;
	}

	/** The network card that the guest has a driver for. */
	String nicModel() {
		return isWindows() ? "e1000e" : "virtio";
	}

	/** Windows keeps the hardware clock in local time. */
	String clockOffset() {
		return isWindows() ? "localtime" : "utc";
	}

}
