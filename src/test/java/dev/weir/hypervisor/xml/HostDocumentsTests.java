package dev.weir.hypervisor.xml;

import java.util.List;

import dev.weir.hypervisor.xml.CapabilitiesXml.Guest;
import dev.weir.hypervisor.xml.CapabilitiesXml.Machine;
import dev.weir.hypervisor.xml.CapabilitiesXml.NumaCell;
import dev.weir.hypervisor.xml.CapabilitiesXml.NumaCpu;
import dev.weir.hypervisor.xml.CapabilitiesXml.Pages;
import dev.weir.hypervisor.xml.NetworkXml.DhcpHost;
import dev.weir.hypervisor.xml.NetworkXml.DhcpRange;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the readers of pools, volumes, networks and capabilities.
 */
class HostDocumentsTests {

	@Test
	void readsPools() {
		StoragePoolXml nfs = StoragePoolXml.read("""
				<pool type='netfs'><name>iso</name><uuid>u</uuid>
				<source><host name='nas.example'/><dir path='/export/iso'/><format type='nfs'/></source>
				<target><path>/var/lib/libvirt/iso</path></target></pool>""");
		assertThat(nfs).isEqualTo(
				new StoragePoolXml("iso", "u", "netfs", "/var/lib/libvirt/iso", "nfs", "nas.example", "/export/iso"));
		assertThat(StoragePoolXml.read("<pool/>").type()).isEqualTo("dir");
		assertThat(StoragePoolXml.read(StoragePoolXml.ofFolder("a<b", "/srv/a&b")))
			.isEqualTo(new StoragePoolXml("a<b", null, "dir", "/srv/a&b", null, null, null));
	}

	@Test
	void readsVolumes() {
		VolumeXml volume = VolumeXml.read("""
				<volume type='file'><name>v.qcow2</name><key>/p/v.qcow2</key><capacity unit='GiB'>2</capacity>
				<allocation unit='bytes'>4096</allocation>
				<target><path>/p/v.qcow2</path><format type='qcow2'/></target>
				<backingStore><path>/p/base.qcow2</path><format type='qcow2'/></backingStore></volume>""");
		assertThat(volume).isEqualTo(new VolumeXml("v.qcow2", "/p/v.qcow2", "/p/v.qcow2", "qcow2",
				2L * 1024 * 1024 * 1024, 4096, "/p/base.qcow2", "qcow2"));
		VolumeXml made = VolumeXml.read(VolumeXml.ofNew("'; rm -rf <x>", "raw", 1 << 20, 0));
		assertThat(made.name()).isEqualTo("'; rm -rf <x>");
		assertThat(made.capacity()).isEqualTo(1 << 20);
	}

	@Test
	void readsNetworks() {
		NetworkXml network = NetworkXml.read("""
				<network><name>default</name><forward mode='nat' dev='eth0'/><bridge name='virbr0'/>
				<domain name='lab.example'/>
				<ip address='192.168.122.1' netmask='255.255.254.0'><dhcp>
				<range start='192.168.122.2' end='192.168.122.254'/>
				<host mac='52:54:00:00:00:01' name='web' ip='192.168.122.9'/></dhcp></ip>
				<ip family='ipv6' address='fd00::1' prefix='64'/></network>""");
		assertThat(network.forwardMode()).isEqualTo("nat");
		assertThat(network.bridge()).isEqualTo("virbr0");
		assertThat(network.ips().get(0)).isEqualTo(new NetworkXml.Ip("192.168.122.1", 23, false,
				List.of(new DhcpRange("192.168.122.2", "192.168.122.254")),
				List.of(new DhcpHost("52:54:00:00:00:01", "web", "192.168.122.9"))));
		assertThat(network.ips().get(1)).isEqualTo(new NetworkXml.Ip("fd00::1", 64, true, List.of(), List.of()));
	}

	@Test
	void aNetworkWithoutForwardIsIsolatedAndOneWithoutModeIsNat() {
		assertThat(NetworkXml.read("<network><name>n</name></network>").forwardMode()).isNull();
		assertThat(NetworkXml.read("<network><forward/></network>").forwardMode()).isEqualTo("nat");
	}

	@Test
	void readsCapabilities() {
		CapabilitiesXml host = CapabilitiesXml.read("""
				<capabilities><host><uuid>u-1</uuid>
				<cpu><arch>x86_64</arch><model>Skylake-Server</model><vendor>Intel</vendor></cpu>
				<topology><cells num='1'><cell id='0'><memory unit='KiB'>2097152</memory>
				<pages unit='KiB' size='4'>524288</pages><pages unit='KiB' size='2048'>16</pages>
				<cpus num='2'><cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0-1'/>
				<cpu id='1' socket_id='0' core_id='0' siblings='0-1'/></cpus></cell></cells></topology></host>
				<guest><os_type>hvm</os_type><arch name='x86_64'><wordsize>64</wordsize>
				<emulator>/usr/bin/qemu-system-x86_64</emulator>
				<machine maxCpus='288'>pc-q35-7.2</machine><machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>
				<domain type='qemu'/><domain type='kvm'/></arch></guest></capabilities>""");
		assertThat(host.cpuModel()).isEqualTo("Skylake-Server");
		Guest guest = host.guest("x86_64").orElseThrow();
		assertThat(guest.domainTypes()).containsExactly("qemu", "kvm");
		assertThat(guest.hasMachine("q35")).isTrue();
		assertThat(guest.hasMachine("pc")).isFalse();
		assertThat(guest.machines()).contains(new Machine("q35", "pc-q35-7.2", 288, false));
		assertThat(host.cells())
			.containsExactly(new NumaCell(0, 2097152, List.of(new Pages(4, 524288), new Pages(2048, 16)),
					List.of(new NumaCpu(0, 0, 0, "0-1"), new NumaCpu(1, 0, 0, "0-1"))));
		assertThat(CapabilitiesXml.read("<capabilities/>").guests()).isEmpty();
	}

	@Test
	void readsDomainCapabilities() {
		DomainCapabilitiesXml kinds = DomainCapabilitiesXml.read("""
				<domainCapabilities><path>/usr/bin/q</path><domain>kvm</domain><machine>pc-q35-7.2</machine>
				<arch>x86_64</arch><vcpu max='288'/>
				<os supported='yes'><enum name='firmware'><value>bios</value><value>efi</value></enum>
				<loader supported='yes'><enum name='type'><value>rom</value></enum>
				<enum name='secure'><value>no</value><value>yes</value></enum></loader></os>
				<cpu><mode name='host-passthrough' supported='yes'/><mode name='maximum' supported='no'/></cpu>
				<devices><disk supported='yes'><enum name='bus'><value>virtio</value><value>sata</value></enum></disk>
				<video supported='yes'><enum name='modelType'><value>vga</value></enum></video>
				<graphics supported='yes'><enum name='type'><value>vnc</value></enum></graphics></devices>
				</domainCapabilities>""");
		assertThat(kinds)
			.isEqualTo(new DomainCapabilitiesXml("pc-q35-7.2", "kvm", "x86_64", 288, List.of("bios", "efi"), true,
					List.of("virtio", "sata"), List.of("host-passthrough"), List.of("vga"), List.of("vnc")));
	}

	@Test
	void eachReaderRefusesAnotherDocument() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> StoragePoolXml.read("<volume/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> VolumeXml.read("<pool/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> NetworkXml.read("<pool/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> CapabilitiesXml.read("<pool/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainCapabilitiesXml.read("<pool/>"));
	}

}
