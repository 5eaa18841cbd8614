package dev.weir.doctor.check;

/** Where checks are documented. */
final class Sources {

	static final String LIBVIRT = "https://libvirt.org/";

	static final String DOMAIN = LIBVIRT + "formatdomain.html#";

	static final String KERNEL = "https://docs.kernel.org/";

	static final String QEMU = "https://www.qemu.org/docs/master/";

	private Sources() {
	}

}
