package dev.weir.vm.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Descriptors and disks of other makers, for tests.
 */
public final class Packages {

	/** Of one machine with one disk of 8 MiB in disk1.vmdk. */
	public static final String OVF = """
			<?xml version="1.0"?>
			<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
			  xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData" xmlns:vmw="http://www.vmware.com/schema/ovf">
			<References><File ovf:href="disk1.vmdk" ovf:id="file1"/></References>
			<DiskSection><Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="vmdisk1" ovf:fileRef="file1"/></DiskSection>
			<VirtualSystem ovf:id="vm"><Name>web &amp; 1</Name>
			<OperatingSystemSection ovf:id="94" vmw:osType="ubuntu64Guest"><Description>Ubuntu Linux (64-bit)</Description></OperatingSystemSection>
			<VirtualHardwareSection>
			<Item><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>2</rasd:VirtualQuantity></Item>
			<Item><rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:InstanceID>2</rasd:InstanceID><rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>128</rasd:VirtualQuantity></Item>
			<Item><rasd:ElementName>SCSI 0</rasd:ElementName><rasd:InstanceID>3</rasd:InstanceID><rasd:ResourceSubType>lsilogic</rasd:ResourceSubType><rasd:ResourceType>6</rasd:ResourceType></Item>
			<Item><rasd:HostResource>ovf:/disk/vmdisk1</rasd:HostResource><rasd:InstanceID>7</rasd:InstanceID><rasd:Parent>3</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>
			<Item><rasd:Connection>VM Network</rasd:Connection><rasd:InstanceID>8</rasd:InstanceID><rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType><rasd:ResourceType>10</rasd:ResourceType></Item>
			<Item><rasd:ElementName>CD 1</rasd:ElementName><rasd:InstanceID>9</rasd:InstanceID><rasd:ResourceType>15</rasd:ResourceType></Item>
			<vmw:Config vmw:key="firmware" vmw:value="efi"/><vmw:Config vmw:key="bootOptions.efiSecureBootEnabled" vmw:value="true"/>
			</VirtualHardwareSection></VirtualSystem></Envelope>
			""";

	private Packages() {
	}

	/** The beginning of a sparse VMDK with that descriptor. */
	public static byte[] vmdk(long sectors, String descriptor) {
		ByteBuffer header = ByteBuffer.allocate(2 * 65536).order(ByteOrder.LITTLE_ENDIAN);
		header.putInt(0, 0x564d444b).putInt(4, 1).putLong(12, sectors).putLong(28, 1).putLong(36, 20);
		header.position(512).put(descriptor.getBytes(StandardCharsets.ISO_8859_1));
		return header.array();
	}

}
