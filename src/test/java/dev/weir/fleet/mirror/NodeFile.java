package dev.weir.fleet.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes a node file for libvirt's test driver: a pretended host with any number of
 * virtual machines, each with a definition as real ones have it.
 */
final class NodeFile {

	private NodeFile() {
	}

	/**
	 * @param running how many of them run; the rest is shut off
	 */
	static Path write(Path file, int machines, int running) {
		StringBuilder node = new StringBuilder("<node>\n");
		node.append("<cpu><mhz>2400</mhz><model>x86_64</model><active>16</active><nodes>2</nodes>"
				+ "<sockets>1</sockets><cores>4</cores><threads>2</threads></cpu><memory>67108864</memory>\n");
		for (int i = 0; i < machines; i++) {
			node.append(machine(i, i < running));
		}
		node.append("</node>\n");
		try {
			return Files.writeString(file, node);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The identity of the n-th machine. */
	static UUID uuid(int index) {
		return new UUID(0x57454952_0000_4000L, 0x8000_0000_0000_0000L | index);
	}

	private static String machine(int index, boolean running) {
		return """
				<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
				  <test:runstate>%d</test:runstate>
				  <name>guest-%05d</name>
				  <uuid>%s</uuid>
				  <description>Machine %d of the benchmark</description>
				  <memory unit='KiB'>2097152</memory>
				  <currentMemory unit='KiB'>2097152</currentMemory>
				  <vcpu placement='static'>2</vcpu>
				  <os><type arch='x86_64'>hvm</type><boot dev='hd'/></os>
				  <features><acpi/><apic/></features>
				  <clock offset='utc'/>
				  <on_poweroff>destroy</on_poweroff>
				  <on_reboot>restart</on_reboot>
				  <on_crash>destroy</on_crash>
				  <devices>
				    <disk type='file' device='disk'>
				      <driver name='qemu' type='qcow2' cache='none'/>
				      <source file='/var/lib/libvirt/images/guest-%05d.qcow2'/>
				      <target dev='vda' bus='virtio'/>
				    </disk>
				    <disk type='file' device='cdrom'>
				      <target dev='sda' bus='sata'/>
				      <readonly/>
				    </disk>
				    <interface type='network'>
				      <mac address='52:54:00:%02x:%02x:%02x'/>
				      <source network='default'/>
				      <model type='virtio'/>
				    </interface>
				    <serial type='pty'><target port='0'/></serial>
				    <console type='pty'><target type='serial' port='0'/></console>
				    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
				    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
				    <video><model type='vga' vram='16384' heads='1'/></video>
				    <memballoon model='virtio'/>
				  </devices>
				</domain>
				""".formatted(running ? 1 : 5, index, uuid(index), index, index, (index >> 16) & 0xff,
				(index >> 8) & 0xff, index & 0xff);
	}

}
