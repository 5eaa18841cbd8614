package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingChanges}.
 */
class PendingChangesTests {

	private static final String MAC = "52:54:00:11:22:33";

	/** As libvirt would show it while it runs: everything it adds is there. */
	private static final String LIVE = """
			<domain type='kvm' id='7'>
			  <name>db</name>
			  <memory unit='KiB'>4194304</memory>
			  <currentMemory unit='KiB'>2000000</currentMemory>
			  <vcpu placement='static' current='2'>8</vcpu>
			  <resource><partition>/machine</partition></resource>
			  <os firmware='efi'>
			    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
			    <loader readonly='yes' secure='yes' type='pflash'>/usr/share/OVMF/C.fd</loader>
			    <nvram>/var/lib/libvirt/qemu/nvram/db_VARS.fd</nvram>
			  </os>
			  <cpu mode='custom' match='exact' check='full'>
			    <model fallback='forbid'>Skylake-Server</model>
			    <feature policy='require' name='vmx'/>
			  </cpu>
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2' cache='none'/>
			      <source file='/images/db.qcow2' index='3'/>
			      <backingStore type='file' index='4'><format type='raw'/><source file='/b'/></backingStore>
			      <target dev='vda' bus='virtio'/>
			      <alias name='virtio-disk0'/>
			    </disk>
			    <disk type='file' device='cdrom'>
			      <driver name='qemu'/>
			      <target dev='sda' bus='sata' tray='open'/>
			      <readonly/>
			      <alias name='sata0-0-0'/>
			    </disk>
			    <controller type='pci' index='1' model='pcie-root-port'/>
			    <interface type='network'>
			      <mac address='52:54:00:11:22:33'/>
			      <source network='default' portid='3c54ae9a-5c5c-4b9d-8fb0-0d8f64c54b85' bridge='virbr0'/>
			      <target dev='vnet7'/>
			      <model type='virtio'/>
			      <alias name='net0'/>
			    </interface>
			    <serial type='pty'>
			      <source path='/dev/pts/3'/>
			      <target type='isa-serial' port='0'/>
			    </serial>
			    <graphics type='vnc' port='5903' autoport='yes' listen='127.0.0.1'>
			      <listen type='address' address='127.0.0.1'/>
			    </graphics>
			    <memballoon model='virtio'/>
			  </devices>
			  <seclabel type='dynamic' model='dac' relabel='yes'><label>+64055:+64055</label></seclabel>
			</domain>
			""";

	private static final String INACTIVE = """
			<domain type='kvm'>
			  <name>db</name>
			  <memory unit='GiB'>4</memory>
			  <currentMemory unit='KiB'>4194304</currentMemory>
			  <vcpu placement='static' current='2'>8</vcpu>
			  <os firmware='efi'>
			    <type arch='x86_64' machine='q35'>hvm</type>
			  </os>
			  <cpu mode='host-model' check='partial'/>
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2' cache='none'/>
			      <source file='/images/db.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			    <disk type='file' device='cdrom'>
			      <driver name='qemu'/>
			      <target dev='sda' bus='sata'/>
			      <readonly/>
			    </disk>
			    <interface type='network'>
			      <mac address='52:54:00:11:22:33'/>
			      <source network='default'/>
			      <model type='virtio'/>
			    </interface>
			    <serial type='pty'>
			      <target type='isa-serial' port='0'/>
			    </serial>
			    <graphics type='vnc' port='-1' autoport='yes'/>
			    <memballoon model='virtio'/>
			  </devices>
			</domain>
			""";

	@Test
	void whatLibvirtFillsInIsNoChange() {
		assertThat(PendingChanges.between(LIVE, INACTIVE)).isEmpty();
	}

	@Test
	void aSettingIsToldWithItsItem() {
		assertPending("current='2'>8", "current='4'>8", "vcpus", null, "current", "2", "4");
		assertPending("<memory unit='GiB'>4", "<memory unit='GiB'>8", "memory", null, "memory", "4096 MiB", "8192 MiB");
		assertPending("machine='q35'", "machine='pc-q35-6.0'", "boot", null, "machine", "pc-q35-7.2", "pc-q35-6.0");
		assertPending("cache='none'", "cache='writeback'", "disk", "vda", "cache", "none", "writeback");
		assertPending("network='default'", "network='lan'", "interface", MAC, "source", "network default",
				"network lan");
		assertPending("<model type='virtio'/>", "<model type='virtio'/><link state='down'/>", "interface", MAC, "link",
				null, "false");
		assertPending("port='-1' autoport='yes'", "port='-1' autoport='yes' listen='0.0.0.0'", "graphics", "vnc",
				"listen", "127.0.0.1", "0.0.0.0");
		assertPending("<cpu mode='host-model' check='partial'/>", "<cpu mode='maximum'/>", "cpu", null, "mode",
				"custom", "maximum");
	}

	@Test
	void aMediumPutInForTheNextStartIsTold() {
		assertPending("<driver name='qemu'/>", "<driver name='qemu'/><source file='/iso/a.iso'/>", "disk", "sda",
				"source", null, "file /iso/a.iso");
	}

	@Test
	void aDeviceThatComesOrGoesIsToldAsAWhole() {
		assertPending("<memballoon", "<watchdog model='itco' action='reset'/><memballoon", "watchdog", "#0", null, null,
				"itco");
		assertThat(PendingChanges.between(LIVE, INACTIVE.replace("dev='vda'", "dev='vdz'"))).containsExactly(
				new PendingChange("disk", "vda", null, "file disk virtio /images/db.qcow2", null),
				new PendingChange("disk", "vdz", null, null, "file disk virtio /images/db.qcow2"));
	}

	@Test
	void aPasswordIsNeverTold() {
		assertThat(PendingChanges.between(LIVE, INACTIVE.replace("autoport", "passwd='s3cret' autoport"))).isEmpty();
	}

	@Test
	void nothingWaitsBetweenADocumentAndItself() {
		String everything = DomainCorpus.everything();
		assertThat(PendingChanges.between(everything, everything)).isEmpty();
	}

	private static void assertPending(String from, String to, String item, @Nullable String name,
			@Nullable String... told) {
		assertThat(INACTIVE).contains(from);
		assertThat(PendingChanges.between(LIVE, INACTIVE.replace(from, to)))
			.isEqualTo(List.of(new PendingChange(item, name, told[0], told[1], told[2])));
	}

}
