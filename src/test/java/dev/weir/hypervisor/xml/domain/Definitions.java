package dev.weir.hypervisor.xml.domain;

import java.util.stream.Stream;

/**
 * Definitions that libvirt takes.
 */
final class Definitions {

	private static final String HEAD = """
			<domain type='%s' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
			  <name>edits-%s</name>
			  <title>A &amp; B</title>
			  <metadata><acme:tag xmlns:acme='urn:acme' acme:level="7">a &lt; b</acme:tag></metadata>
			  <memory unit='MiB'>64</memory>
			""";

	private Definitions() {
	}

	/** A plain one and one with most of what the driver knows. */
	static Stream<String> forTestDriver() {
		return Stream.of(plain("test"), rich("test", ""));
	}

	/** The same for QEMU without hardware virtualisation, with arguments of its own. */
	static Stream<String> forQemu() {
		return Stream.of(plain("qemu"), rich("qemu", """
				  <qemu:commandline>
				    <qemu:arg value='-name'/>
				    <qemu:arg value='a=b'/>
				  </qemu:commandline>
				"""));
	}

	private static String plain(String type) {
		return HEAD.formatted(type, "plain")
				+ """
						  <vcpu>2</vcpu>
						  <os><type arch='x86_64'>hvm</type></os>
						  <devices>
						    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/images/a.img'/><target dev='vda' bus='virtio'/></disk>
						    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
						    <graphics type='vnc' autoport='yes' listen='127.0.0.1'/>
						  </devices>
						</domain>
						""";
	}

	private static String rich(String type, String tail) {
		return HEAD.formatted(type, "rich")
				+ """
						  <currentMemory unit='MiB'>32</currentMemory>
						  <memtune><hard_limit unit='GiB'>1</hard_limit><soft_limit unit='MiB'>512</soft_limit></memtune>
						  <vcpu placement='static' current='1'>4</vcpu>
						  <iothreads>2</iothreads>
						  <cputune>
						    <shares>1000</shares><period>100000</period><quota>-1</quota>
						    <vcpupin vcpu='0' cpuset='0'/><emulatorpin cpuset='0'/><iothreadpin iothread='1' cpuset='0'/>
						  </cputune>
						  <os>
						    <type arch='x86_64' machine='pc'>hvm</type>
						    <boot dev='hd'/><boot dev='cdrom'/><bootmenu enable='yes' timeout='3000'/>
						  </os>
						  <features><acpi/><apic/><vmport state='off'/></features>
						  <cpu mode='custom' match='exact' check='none'>
						    <model fallback='allow'>qemu64</model>
						    <topology sockets='1' dies='1' cores='2' threads='2'/>
						    <feature policy='disable' name='svm'/>
						  </cpu>
						  <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/></clock>
						  <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
						  <pm><suspend-to-mem enabled='no'/><suspend-to-disk enabled='no'/></pm>
						  <devices>
						    <disk type='file' device='disk'>
						      <driver name='qemu' type='qcow2' cache='none' io='threads' discard='unmap'/>
						      <source file='/images/b.qcow2'/>
						      <target dev='vda' bus='virtio'/>
						      <iotune><read_iops_sec>100</read_iops_sec></iotune>
						      <serial>S1</serial>
						    </disk>
						    <disk type='file' device='cdrom'><target dev='sda' bus='scsi'/><readonly/></disk>
						    <controller type='scsi' index='0' model='virtio-scsi'/>
						    <controller type='usb' index='0' model='qemu-xhci'/>
						    <interface type='bridge'>
						      <mac address='52:54:00:00:00:02'/><source bridge='br0'/><model type='virtio'/>
						      <bandwidth><inbound average='1000'/></bandwidth><link state='up'/><mtu size='1500'/>
						    </interface>
						    <serial type='pty'><target port='0'/></serial>
						    <console type='pty'><target type='serial' port='0'/></console>
						    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
						    <input type='tablet' bus='usb'/>
						    <graphics type='vnc' port='5950' autoport='no' passwd='s3cret'><listen type='address' address='127.0.0.1'/></graphics>
						    <video><model type='vga' vram='16384' heads='1'/></video>
						    <watchdog model='i6300esb' action='reset'/>
						    <memballoon model='virtio'><stats period='10'/></memballoon>
						    <rng model='virtio'><rate bytes='1000' period='1000'/><backend model='random'>/dev/urandom</backend></rng>
						    <vsock model='virtio'><cid auto='yes'/></vsock>
						  </devices>
						"""
					.formatted(type.equals("qemu") ? "q35" : "pc")
				+ tail + "</domain>\n";
	}

}
