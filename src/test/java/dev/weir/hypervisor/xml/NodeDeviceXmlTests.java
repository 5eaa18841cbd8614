package dev.weir.hypervisor.xml;

import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Devices of hosts, and how definitions of guests name them.
 */
class NodeDeviceXmlTests {

	private static final String CARD = "<device><name>pci_0000_0a_1f_2</name><parent>computer</parent>"
			+ "<driver><name>vfio-pci</name></driver><capability type='pci'><class>0x030000</class><domain>0</domain>"
			+ "<bus>10</bus><slot>31</slot><function>2</function><product id='0x1234'>Graphics &lt;b&gt;1&lt;/b&gt;</product>"
			+ "<vendor id='0x8086'/><iommuGroup number='7'><address domain='0x0000' bus='0x0a' slot='0x1f' function='0x2'/>"
			+ "<address domain='0x0000' bus='0x0a' slot='0x1f' function='0x3'/></iommuGroup><numa node='1'/></capability></device>";

	private static final String STICK = "<device><name>usb_1_3</name><capability type='usb_device'><bus>1</bus>"
			+ "<device>12</device><product id='0x5567'>Cruzer</product><vendor id='0x0781'>SanDisk</vendor></capability></device>";

	private static final String TAPE = "<device><name>scsi_3_0_1_2</name><capability type='scsi'><host>3</host>"
			+ "<bus>0</bus><target>1</target><lun>2</lun><type>tape</type></capability></device>";

	private static final String SHARE = "<device><name>mdev_x</name><capability type='mdev'><type id='i915'/>"
			+ "<uuid>C2177883-F1BB-47F0-914D-32A22E3A8804</uuid><iommuGroup number='12'/></capability></device>";

	@Test
	void aCardTellsWhereItIsAndWithWhom() {
		NodeDeviceXml card = NodeDeviceXml.read(CARD);
		assertThat(card.address()).isEqualTo("0000:0a:1f.2");
		assertThat(card.driver()).isEqualTo("vfio-pci");
		assertThat(card.vendor()).isEqualTo("0x8086");
		assertThat(card.product()).isEqualTo("Graphics <b>1</b>");
		assertThat(card.iommuGroup()).isEqualTo(7);
		assertThat(card.groupMembers()).containsExactly("0000:0a:1f.2", "0000:0a:1f.3");
		assertThat(card.isGrouped()).isTrue();
		assertThat(card.numaNode()).isEqualTo(1);
	}

	@Test
	void whatIsNotToldIsNotMadeUp() {
		NodeDeviceXml disk = NodeDeviceXml.read(
				"<device><name>block_sda</name><capability type='storage'><block>/dev/sda</block></capability></device>");
		assertThat(disk.address()).isEqualTo("/dev/sda");
		assertThat(disk.iommuGroup()).isNegative();
		assertThat(disk.numaNode()).isNegative();
		assertThat(disk.driver()).isNull();
		assertThat(disk.isAssignable()).isFalse();
		assertThat(NodeDeviceXml.read("<device/>").kind()).isEmpty();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> NodeDeviceXml.read("<domain/>"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					pci   | <hostdev mode='subsystem' type='pci'><source><address domain='0x0' bus='0x0A' slot='31' function='0x2'/></source></hostdev>
					pci   | <interface type='hostdev'><source><address type='pci' domain='0' bus='0x0a' slot='0x1f' function='2'/></source></interface>
					usb   | <hostdev type='usb'><source><vendor id='0x781'/><product id='0x5567'/></source></hostdev>
					usb   | <hostdev type='usb'><source><address bus='1' device='0xc'/></source></hostdev>
					scsi  | <hostdev type='scsi'><source><adapter name='scsi_host3'/><address bus='0' target='1' unit='2'/></source></hostdev>
					mdev  | <hostdev type='mdev' model='vfio-pci'><source><address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source></hostdev>
					""")
	void aDefinitionMeansTheDeviceHoweverItWritesItsNumbers(String device, String element) {
		assertThat(HostDeviceKeys.ofDomain(domain(element))).hasSize(1)
			.allSatisfy((key) -> assertThat(device(device).keys()).contains(key));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					pci   | <hostdev type='pci'><source><address domain='0x0' bus='0x0a' slot='0x1f' function='0x3'/></source></hostdev>
					usb   | <hostdev type='usb'><source><vendor id='0x781'/><product id='0x5568'/></source></hostdev>
					usb   | <hostdev type='usb'><source><startupPolicy/></source></hostdev>
					scsi  | <hostdev type='scsi'><source protocol='iscsi' name='iqn.2013-07.com.example:x'/></hostdev>
					pci   | <hostdev type='pci'><source><address bus='&lt;script&gt;'/></source></hostdev>
					pci   | <interface type='network'><source network='default'/></interface>
					mdev  | <hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source></hostdev>
					""")
	void otherDevicesAreNotMeant(String device, String element) {
		assertThat(HostDeviceKeys.ofDomain(domain(element))).doesNotContainAnyElementsOf(device(device).keys());
	}

	private static NodeDeviceXml device(String kind) {
		return NodeDeviceXml.read(switch (kind) {
			case "pci" -> CARD;
			case "usb" -> STICK;
			case "scsi" -> TAPE;
			default -> SHARE;
		});
	}

	private static XmlElement domain(String element) {
		return XmlDocument.parse("<domain><devices>" + element + "</devices></domain>", "domain").root();
	}

}
