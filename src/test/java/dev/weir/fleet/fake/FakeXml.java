package dev.weir.fleet.fake;

/** Plausible domain XML. */
final class FakeXml {

	private FakeXml() {
	}

	static String of(FakeVm vm, int vcpus) {
		return """
				<domain type='qemu'>
				  <name>%s</name>
				  <uuid>%s</uuid>
				  <memory unit='KiB'>1048576</memory>
				  <currentMemory unit='KiB'>1048576</currentMemory>
				  <vcpu placement='static'>%d</vcpu>
				  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><boot dev='hd'/></os>
				  <devices>
				    <disk type='file' device='disk'>
				      <driver name='qemu' type='qcow2' cache='none'/>
				      <source file='/var/lib/libvirt/images/%s.qcow2'/>
				      <target dev='vda' bus='virtio'/>
				    </disk>
				    <interface type='network'>
				      <mac address='%s'/>
				      <source network='default'/>
				      <model type='virtio'/>
				    </interface>
				    <serial type='pty'><target port='0'/></serial>
				    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
				  </devices>
				</domain>
				""".formatted(escaped(vm.name()), vm.uuid(), vcpus, escaped(vm.name()), vm.mac());
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
	}

}
