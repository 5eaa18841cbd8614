package dev.weir.fleet.mirror;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Definitions come back as they went in, and small. */
class PackedXmlTests {

	private static final String XML = """
			<domain type='kvm' id='7'>
			  <name>名字 🦫 &lt;script&gt;</name>
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2' cache='none'/>
			      <source file='/var/lib/libvirt/images/one.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			  </devices>
			</domain>
			""";

	@Test
	void keepsBothForms() {
		PackedXml xml = PackedXml.of(XML, XML.replace("vda", "vdb"));
		assertThat(xml.live()).isEqualTo(XML);
		assertThat(xml.inactive()).isEqualTo(XML.replace("vda", "vdb"));
	}

	@Test
	void keepsEqualFormsOnce() {
		PackedXml twice = PackedXml.of(XML, XML);
		assertThat(twice.size()).isEqualTo(PackedXml.of(XML, null).size());
		assertThat(twice.live()).isEqualTo(twice.inactive()).isEqualTo(XML);
	}

	@Test
	void keepsTheAbsenceOfEither() {
		assertThat(PackedXml.of(null, XML).live()).isNull();
		assertThat(PackedXml.of(null, XML).inactive()).isEqualTo(XML);
		assertThat(PackedXml.of(XML, null).inactive()).isNull();
		assertThat(PackedXml.NONE.live()).isNull();
	}

	@Test
	void isSmall() {
		assertThat(PackedXml.of(XML, null).size()).isLessThan(XML.length() / 3);
		assertThat(PackedXml.of(XML, XML.replace("vda", "vdb")).size() - PackedXml.of(XML, null).size()).isLessThan(40);
	}

	@Test
	void keepsTextsOfAnySize() {
		String large = "<a>" + "x".repeat(200_000) + "</a>";
		assertThat(PackedXml.of(large, "").live()).isEqualTo(large);
		assertThat(PackedXml.of(large, "").inactive()).isEmpty();
	}

	@Test
	void knowsWhetherItHoldsThem() {
		PackedXml xml = PackedXml.of(null, XML);
		assertThat(xml.holds(null, XML)).isTrue();
		assertThat(xml.holds(XML, XML)).isFalse();
		assertThat(xml.holds(null, XML + " ")).isFalse();
	}

}
