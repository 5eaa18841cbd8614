package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.xml.HostDeviceKeys;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Changes in a definition: what they write, what they leave, what they refuse and where.
 */
class HardwareChangeTests {

	private static final String XML = """
			<domain type='kvm'>
			  <name>a</name>
			  <memory unit='KiB'>1048576</memory>
			  <vcpu placement='static'>4</vcpu>
			  <os><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/></os>
			  <!-- kept -->
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2' cache='none' io='native'/>
			      <source file='/a.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			    <disk type='file' device='cdrom'>
			      <target dev='sda' bus='sata'/>
			    </disk>
			    <interface type='network'>
			      <mac address='52:54:00:00:00:01'/>
			      <source network='default'/>
			    </interface>
			  </devices>
			</domain>
			""";

	private final DomainXml domain = DomainXml.parse(XML);

	@Test
	void writesWhatItNamesAndNothingElse() {
		sections("vcpus.current", "2").applyTo(this.domain);
		assertThat(this.domain.document())
			.isEqualTo(XML.replace("<vcpu placement='static'>4", "<vcpu placement='static' current='2'>4"));
	}

	@Test
	void whatIsSoAlreadyChangesNothing() {
		sections("vcpus.maximum", "4", "memory.memory", "1024", "boot.order", "").applyTo(this.domain);
		disk("cache", "none", "readOnly", "no").applyTo(this.domain);
		assertThat(this.domain.document()).isEqualTo(XML);
	}

	@Test
	void aBootOrderTakesThePlaceOfKinds() {
		sections("boot.order", "disk:sda\ndisk:vda").applyTo(this.domain);
		assertThat(this.domain.document()).doesNotContain("<boot dev=").contains("<boot order='1'/>");
		assertThat(new SectionLists(this.domain).order()).containsExactly("disk:sda", "disk:vda");
		sections("boot.order", "interface:52:54:00:00:00:01").applyTo(this.domain);
		assertThat(new SectionLists(this.domain).order()).containsExactly("interface:52:54:00:00:00:01");
	}

	@Test
	void aTopologyIsFilledUpAndMustFit() {
		sections("cpu.cores", "4").applyTo(this.domain);
		assertThat(this.domain.document()).contains("sockets='1'", "cores='4'", "threads='1'");
		assertThat(fields(() -> sections("vcpus.maximum", "6").applyTo(this.domain))).containsExactly("cpu.sockets");
	}

	@Test
	void cellsAndPinsAreWrittenAsLines() {
		sections("cpu.cells", "0-1 512\n2-3 512", "cpuTuning.vcpuPins", "0=0-3; 1=^2,4").applyTo(this.domain);
		assertThat(new SectionLists(this.domain).read(SectionLists.CELLS)).isEqualTo("0-1 512\n2-3 512");
		assertThat(new SectionLists(this.domain).read(SectionLists.VCPU_PINS)).isEqualTo("0=0-3\n1=^2,4");
		sections("cpu.cells", "0-3 1024", "cpuTuning.vcpuPins", null).applyTo(this.domain);
		assertThat(this.domain.cpu().cells()).hasSize(1);
		assertThat(this.domain.cpuTuning().vcpuPins()).isEmpty();
	}

	@Test
	void featuresOfTheProcessorAreLines() {
		sections("cpu.mode", "host-passthrough", "cpu.features", "require  vmx\ndisable svm").applyTo(this.domain);
		assertThat(this.domain.document()).contains("policy='require' name='vmx'", "policy='disable' name='svm'");
		assertThat(new SectionLists(this.domain).read("cpu.features")).isEqualTo("require vmx\ndisable svm");
		sections("cpu.features", "").applyTo(this.domain);
		assertThat(this.domain.cpu().features()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "cpu.features, vmx", "cpu.features, maybe vmx", "cpu.features, 'require vmx;disable vmx'",
			"vcpus.current, 9", "vcpus.current, x", "vcpus.current, -1", "memory.memory, 1.5",
			"memory.currentMemory, 99999", "boot.order, disk:vdz", "cpuTuning.vcpuPins, 0", "cpu.cells, nonsense",
			"nonsense.nonsense, 1", "nonsense, 1", "general.title, x", "boot.menu, maybe", "cpuTuning.vcpuPins, 0=x" })
	void aWrongValueIsNamed(String field, String value) {
		assertThat(fields(() -> sections(field, value).applyTo(this.domain))).containsExactly(field);
	}

	@ParameterizedTest
	@CsvSource({ "cache, sometimes", "target, vdb", "ioThread, 0", "totalBytes, -5", "serial, <b>", "nonsense, 1" })
	void aWrongValueOfADeviceIsNamed(String field, String value) {
		assertThat(fields(() -> disk(field, value).applyTo(this.domain))).containsExactly(field);
	}

	@Test
	void nativeNeedsADirectCache() {
		assertThat(fields(() -> disk("cache", "writeback").applyTo(this.domain))).containsExactly("io");
		disk("cache", "writeback", "io", "threads").applyTo(DomainXml.parse(XML));
	}

	@Test
	void aMediumIsPutInAndTakenOut() {
		Medium medium = new Medium("isos", "a.iso", "/isos/a.iso", "file", "iso");
		new EditDevice(DeviceKey.parse("disk:sda"), new DeviceValues(Map.of("volume", "isos/a.iso"), medium))
			.applyTo(this.domain);
		assertThat(this.domain.document()).contains("<source file='/isos/a.iso'/>");
		new EditDevice(DeviceKey.parse("disk:sda"), new DeviceValues(Map.of("volume", ""), null)).applyTo(this.domain);
		assertThat(this.domain.document()).doesNotContain("a.iso");
	}

	@Test
	void aNewDiskGetsTheNextName() {
		DeviceValues values = NewDevices.chosen(this.domain, DeviceKind.DISK, new DeviceValues(Map.of(), null));
		assertThat(values.values()).containsEntry("target", "vdb").containsEntry("bus", "virtio");
		Medium medium = new Medium("default", "b", "/b", "file", "qcow2");
		new AddDevice(DeviceKind.DISK, new DeviceValues(values.values(), medium)).applyTo(this.domain);
		assertThat(this.domain.device(DeviceKey.parse("disk:vdb")).orElseThrow().text()).contains("type='qcow2'",
				"<source file='/b'/>", "name='qemu'");
	}

	@Test
	void whatIsThereIsNotAddedAgain() {
		AddDevice twice = new AddDevice(DeviceKind.INTERFACE, new DeviceValues(
				Map.of("mac", "52:54:00:00:00:01", "sourceType", "network", "sourceName", "default"), null));
		assertThatThrownBy(() -> twice.applyTo(this.domain)).isInstanceOf(Problem.class)
			.extracting("kind")
			.isEqualTo(ErrorKind.ALREADY_EXISTS);
	}

	@Test
	void anInterfaceIsConnectedElsewhere() {
		DeviceKey nic = DeviceKey.parse("interface:52:54:00:00:00:01");
		new EditDevice(nic, new DeviceValues(Map.of("sourceType", "direct", "sourceName", "eth0"), null))
			.applyTo(this.domain);
		assertThat(this.domain.document()).contains("<interface type='direct'>", "dev='eth0'", "mode='bridge'");
		assertThat(fields(
				() -> new EditDevice(nic, new DeviceValues(Map.of("sourceType", "tunnel"), null)).applyTo(this.domain)))
			.containsExactly("sourceType");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			pci 0:1:31:3 | pci-0000.01.1f.3 | domain='0x0000' bus='0x01' slot='0x1f' function='0x3'
			usb 1:4 | usb-1.4 | bus='1' device='4'
			usb-product 4660:22136 | usb-1234.5678 | <vendor id='0x1234'/>
			scsi scsi_host2 0:1:5 | scsi-0.scsi_host2.1.5 | <adapter name='scsi_host2'/>
			mdev 11111111-2222-3333-4444-555555555555 | mdev-11111111-2222-3333-4444-555555555555 | model='vfio-pci'
			""")
	void aDeviceOfTheHostIsGivenAndFoundAgain(String key, String id, String text) {
		AddDevice add = new AddDevice(DeviceKind.HOST_DEVICE, new DeviceValues(Map.of("hostDevice", key), null));
		add.applyTo(this.domain);
		Device<?> given = this.domain.device(new DeviceKey("hostdev", id)).orElseThrow();
		assertThat(given.text()).contains("mode='subsystem'", text);
		assertThat(HostDeviceKeys.ofDomain(this.domain)).containsExactly(key);
		assertThatThrownBy(() -> add.applyTo(this.domain)).isInstanceOf(Problem.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "pci", "pci 1:2", "usb 1:x", "scsi 0:0:0", "net 1", "pci 0:0:0:99999999999" })
	void whatIsNoDeviceOfTheHostIsNamed(String key) {
		assertThat(fields(() -> new AddDevice(DeviceKind.HOST_DEVICE, new DeviceValues(Map.of("hostDevice", key), null))
			.applyTo(this.domain))).containsExactly("hostDevice");
	}

	@ParameterizedTest
	@CsvSource({ "usb 1:4, true", "usb-product 4660:22136, true", "pci 0:1:31:3, false", "scsi scsi_host2 0:1:5, false",
			"mdev 11111111-2222-3333-4444-555555555555, false" })
	void onlyAUsbDeviceMayBeMissingAtTheStart(String key, boolean usb) {
		AddDevice add = new AddDevice(DeviceKind.HOST_DEVICE,
				new DeviceValues(Map.of("hostDevice", key, "startupPolicy", "optional"), null));
		if (usb) {
			add.applyTo(this.domain);
			assertThat(this.domain.document()).contains("startupPolicy='optional'");
		}
		else {
			assertThat(fields(() -> add.applyTo(this.domain))).containsExactly("startupPolicy");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0-3, 15", "0,  1", "'1,3', 10", "'0-3,^1', 13" })
	void cpusAreBits(String set, byte first) {
		assertThat(CpuMask.of(set)).startsWith(first);
	}

	@Test
	void aPatchIsOneHunk() {
		assertThat(DefinitionPatch.of("a", "1\n2\n3", "1\nb\nc\n3")).contains("@@ -2,1 +2,2 @@\n-2\n+b\n+c\nEND");
		assertThat(DefinitionPatch.of("a", "1\n2", "1\nx\n2")).contains("@@ -1,0 +2,1 @@\n+x\n");
		assertThat(DefinitionPatch.of("a", "1\n2\n3\n4", "0\n1\n2\n4"))
			.contains("@@ -0,0 +1,1 @@\n+0\n@@ -3,1 +3,0 @@\n-3\nEND");
	}

	@SuppressWarnings("NullAway")
	private static EditSections sections(@Nullable String... pairs) {
		return new EditSections("hardware", map(pairs));
	}

	@SuppressWarnings("NullAway")
	private static EditDevice disk(String... pairs) {
		return new EditDevice(DeviceKey.parse("disk:vda"), new DeviceValues(map(pairs), null));
	}

	private static Map<String, @Nullable String> map(@Nullable String... pairs) {
		Map<String, @Nullable String> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(String.valueOf(pairs[i]), pairs[i + 1]);
		}
		return map;
	}

	private static List<String> fields(Runnable change) {
		try {
			change.run();
			return List.of();
		}
		catch (InvalidInput ex) {
			return ex.fields().stream().map(FieldProblem::field).toList();
		}
	}

}
