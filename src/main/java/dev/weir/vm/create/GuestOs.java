package dev.weir.vm.create;

import dev.weir.vm.os.OsCatalog;
import dev.weir.vm.os.OsEntry;
import org.jspecify.annotations.Nullable;

/**
 * The operating system that will run in the guest: decides what the guest has drivers
 * for. Immutable.
 *
 * @param id libosinfo identifier, or null when it is not known
 * @param virtio the drivers that it brings along
 */
record GuestOs(@Nullable String id, OsEntry.Virtio virtio) {

	static final GuestOs UNKNOWN = new GuestOs(null);

	private static final String WINDOWS = "http://microsoft.com/win/";

	/** A system that nobody describes: Windows has no virtio drivers, the others have. */
	GuestOs(@Nullable String id) {
		this(id, (id != null && id.startsWith(WINDOWS)) ? OsEntry.Virtio.NONE : OsEntry.Virtio.ALL);
	}

	/** A system as the catalogue describes it, or as its identifier tells. */
	static GuestOs of(String id, OsCatalog catalog) {
		return catalog.find(id)
			.map((os) -> os.isWindows() ? new GuestOs(id) : new GuestOs(id, os.virtio()))
			.orElseGet(() -> new GuestOs(id));
	}

	boolean isWindows() {
		return this.id != null && this.id.startsWith(WINDOWS);
	}

	/** A fresh Windows has no virtio drivers: its installer would see no disk. */
	DiskBus diskBus() {
		return this.virtio.disk() ? DiskBus.VIRTIO : DiskBus.SATA;
	}

	/** The network card that the guest has a driver for. */
	String nicModel() {
		return this.virtio.net() ? "virtio" : isWindows() ? "e1000e" : "e1000";
	}

	/** Windows keeps the hardware clock in local time. */
	String clockOffset() {
		return isWindows() ? "localtime" : "utc";
	}

}
