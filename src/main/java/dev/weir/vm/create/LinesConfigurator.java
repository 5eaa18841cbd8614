package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/** The serial line of the console page, and the channel of the guest agent. */
final class LinesConfigurator implements DomainConfigurator {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath TARGET_TYPE = XmlPath.of("target/@type");

	private static final XmlPath TARGET_NAME = XmlPath.of("target/@name");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		domain.addDevice("serial").set(TYPE, "pty");
		domain.addDevice("console").set(TYPE, "pty").set(TARGET_TYPE, "serial");
		XmlElement agent = domain.addDevice("channel");
		agent.set(TYPE, "unix").set(TARGET_TYPE, "virtio").set(TARGET_NAME, "org.qemu.guest_agent.0");
	}

}
