package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Screen, mouse and keyboard. VNC listens on the host's loopback only: Weir's console
 * reaches it there, nobody else does. The tablet gives the browser's absolute mouse
 * position. The card is virtio where the guest knows it; plain VGA for Windows, which has
 * no virtio driver before one is installed, and for BIOS guests, whose boot menus draw on
 * it.
 */
final class DisplayConfigurator implements DomainConfigurator {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath AUTO_PORT = XmlPath.of("@autoport");

	private static final XmlPath LISTEN = XmlPath.of("@listen");

	private static final XmlPath BUS = XmlPath.of("@bus");

	private static final XmlPath MODEL = XmlPath.of("model/@type");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		if (!plan.spec().graphics()) {
			return;
		}
		usb(domain);
		XmlElement tablet = domain.addDevice("input");
		tablet.set(TYPE, "tablet").set(BUS, "usb");
		XmlElement graphics = domain.addDevice("graphics");
		graphics.set(TYPE, "vnc").set(AUTO_PORT, "yes").set(LISTEN, "127.0.0.1");
		domain.addDevice("video").set(MODEL, videoModel(plan));
	}

	private static void usb(DomainXml domain) {
		XmlElement controller = domain.addDevice("controller");
		controller.set(TYPE, "usb").set(XmlPath.of("@index"), 0).set(XmlPath.of("@model"), "qemu-xhci");
	}

	private static String videoModel(NewDomain plan) {
		boolean bios = plan.spec().firmware() == dev.weir.hypervisor.xml.DomainSummary.Firmware.BIOS;
		return (plan.host().isX86() && (bios || plan.spec().os().isWindows())) ? "vga" : "virtio";
	}

}
