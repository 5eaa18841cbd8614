package dev.weir.vm.foreign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

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

	/**
	 * A disk as VMware exports it, made by qemu-img.
	 * @param folder where it may leave files
	 */
	public static byte[] streamed(Path folder, byte[] content) throws IOException, InterruptedException {
		Path raw = Files.write(folder.resolve("raw"), content);
		Path disk = folder.resolve("disk1.vmdk");
		Process tool = new ProcessBuilder("qemu-img", "convert", "-O", "vmdk", "-o", "subformat=streamOptimized",
				raw.toString(), disk.toString())
			.inheritIO()
			.start();
		if (tool.waitFor() != 0) {
			throw new AssertionError("qemu-img failed");
		}
		return Files.readAllBytes(disk);
	}

	/** The whole package; its manifest comes last. */
	public static byte[] ova(String ovf, byte[] disk, String digest) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : List.of(Map.entry("vm.ovf", ovf.getBytes(StandardCharsets.UTF_8)),
					Map.entry("disk1.vmdk", disk),
					Map.entry("vm.mf", ("SHA256(disk1.vmdk)= " + digest + "\n").getBytes(StandardCharsets.UTF_8)))) {
				TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
				entry.setSize(file.getValue().length);
				tar.putArchiveEntry(entry);
				tar.write(file.getValue());
				tar.closeArchiveEntry();
			}
		}
		return bytes.toByteArray();
	}

}
