package dev.weir.fleet.mirror;

import org.jspecify.annotations.Nullable;
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

	private final LinePool pool = new LinePool();

	private PackedXml packed(@Nullable String live, @Nullable String inactive) {
		return PackedXml.of(this.pool, 1, live, inactive);
	}

	@Test
	void keepsBothForms() {
		PackedXml xml = packed(XML, XML.replace("vda", "vdb"));
		assertThat(xml.live()).isEqualTo(XML);
		assertThat(xml.inactive()).isEqualTo(XML.replace("vda", "vdb"));
	}

	@Test
	void keepsEqualFormsOnce() {
		PackedXml twice = packed(XML, XML);
		assertThat(twice.size()).isEqualTo(packed(XML, null).size());
		assertThat(twice.live()).isEqualTo(twice.inactive()).isEqualTo(XML);
	}

	@Test
	void keepsTheAbsenceOfEither() {
		assertThat(packed(null, XML).live()).isNull();
		assertThat(packed(null, XML).inactive()).isEqualTo(XML);
		assertThat(packed(XML, null).inactive()).isNull();
		assertThat(PackedXml.NONE.live()).isNull();
	}

	@Test
	void isSmallOnceOthersHaveTheSameLines() {
		packed(XML, null);
		String other = XML.replace("one.qcow2", "two.qcow2");
		PackedXml second = PackedXml.of(this.pool, 2, other, null);
		assertThat(second.live()).isEqualTo(other);
		assertThat(second.size()).isLessThan(XML.length() / 4);
		PackedXml both = PackedXml.of(this.pool, 3, XML, XML.replace("vda", "vdb"));
		assertThat(both.inactive()).isEqualTo(XML.replace("vda", "vdb"));
		assertThat(both.size() - PackedXml.of(this.pool, 4, XML, null).size()).isLessThan(80);
	}

	@Test
	void noNumberOfReadingsOfOneMachineFillsThePool() {
		for (int i = 0; i < 3; i++) {
			packed(XML, null);
		}
		assertThat(this.pool.number("<domain type='kvm' id='7'>\n", 0, 27, 1)).isNegative();
	}

	@Test
	void aHostileHostFillsThePoolToItsLimitOnly() {
		for (int i = 0; i < 20_000; i++) {
			String xml = "<a>" + i + "</a>\n";
			PackedXml.of(this.pool, 1, xml, null);
			assertThat(PackedXml.of(this.pool, 2, xml, xml + xml).inactive()).isEqualTo(xml + xml);
		}
		assertThat(this.pool.number("<a>19999</a>\n", 0, 13, 3)).isNegative();
	}

	@Test
	void manyLinesTakeLinearTime() {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 300_000; i++) {
			many.append(i).append('\n');
		}
		PackedXml xml = packed(many.toString(), many + "!");
		assertThat(xml.live()).isEqualTo(many.toString());
		assertThat(xml.inactive()).isEqualTo(many + "!");
	}

	@Test
	void keepsTextsOfAnySize() {
		String large = "<a>" + "x".repeat(200_000) + "</a>";
		assertThat(packed(large, "").live()).isEqualTo(large);
		assertThat(packed(large, "").inactive()).isEmpty();
	}

	@Test
	void knowsWhetherItHoldsThem() {
		PackedXml xml = packed(null, XML);
		assertThat(xml.holds(null, XML)).isTrue();
		assertThat(xml.holds(XML, XML)).isFalse();
		assertThat(xml.holds(null, XML + " ")).isFalse();
	}

}
