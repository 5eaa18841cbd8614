package dev.weir.hypervisor.xml;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A document is written as it was read, and each kind of edit changes the characters it
 * names.
 */
class LosslessTests {

	private static final XmlPath BOOT = XmlPath.of("os/boot/@dev");

	@ParameterizedTest
	@ValueSource(strings = { "<a/>", "<a />", "<a ></a >", "<a\tb = 'x'\n  c=\"y\"\r\n/>", "<a></a\n>",
			"<?xml version='1.0'?>\n<!-- - -->\n<a/>\n<?p q?>\n",
			"<a b='&#65;&lt;\t'>t&#x41;<![CDATA[</a>]]>]]&gt;</a>", "<a>\r\n\t<b/>\r</a>",
			"<x:a xmlns:x='u' x:b='>'><b xmlns='v'/></x:a>", "<a><!----><!--<b>--></a>", "<a b=\"'\" c='\"/>'/>",
			"<名 字='值'>😀</名>", "<a><?b >?></a>", "<a><![CDATA[]]><![CDATA[]]]]></a>" })
	void isWrittenAsItWasRead(String xml) {
		assertThat(XmlDocument.parse(xml).text()).isEqualTo(xml);
	}

	@Test
	void anEditChangesItsOwnCharactersOnly() {
		assertEdit("<a  b = \"x\"   c='&#65;' ></a >", "@b", "y\"", "<a  b = \"y&quot;\"   c='&#65;' ></a >");
		assertEdit("<a><!--1--><b>x<!--2--></b></a>", "b", "<", "<a><!--1--><b>&lt;<!--2--></b></a>");
		assertEdit("<a><b><![CDATA[<]]>&#65;</b></a>", "b", "z", "<a><b>z</b></a>");
		assertEdit("<a\n   b='1'\n   c='2'/>", "@d", "3", "<a\n   b='1'\n   c='2'\n   d='3'/>");
		assertEdit("<a b=\"1\"><c/></a>", "c/@d", "3", "<a b=\"1\"><c d=\"3\"/></a>");
	}

	@ParameterizedTest
	@MethodSource("layouts")
	void whatComesIsLaidOutLikeItsNeighboursAndLeavesNoTrace(String before, String after) {
		assertEdit(before, BOOT, "hd", after);
	}

	static Stream<String[]> layouts() {
		return Stream.of(new String[] { "<domain/>", "<domain>\n  <os>\n    <boot dev='hd'/>\n  </os>\n</domain>" },
				new String[] { "<domain><name>a</name></domain>",
						"<domain><name>a</name><os><boot dev='hd'/></os></domain>" },
				new String[] { "<domain>\r\n\t<name/>\r\n\t<cpu/> <!-- of old -->\r\n</domain>",
						"<domain>\r\n\t<name/>\r\n\t<os>\r\n\t\t<boot dev='hd'/>\r\n\t</os>\r\n\t<cpu/> <!-- of old -->\r\n</domain>" },
				new String[] { "<domain>\n <name/> <!-- mine -->\n</domain>",
						"<domain>\n <name/> <!-- mine -->\n <os>\n  <boot dev='hd'/>\n </os>\n</domain>" },
				new String[] { "<domain>\n  <os>\n    <type/>\n    <bootmenu/>\n  </os>\n</domain>",
						"<domain>\n  <os>\n    <type/>\n    <boot dev='hd'/>\n    <bootmenu/>\n  </os>\n</domain>" },
				new String[] { "<domain>\n  <os>\n  </os>\n</domain>",
						"<domain>\n  <os>\n    <boot dev='hd'/>\n  </os>\n</domain>" },
				new String[] { "<domain><devices/> </domain>",
						"<domain><os><boot dev='hd'/></os><devices/> </domain>" },
				new String[] { "<domain>\n  <os><!-- none --></os>\n</domain>",
						"<domain>\n  <os><!-- none -->\n    <boot dev='hd'/>\n  </os>\n</domain>" });
	}

	@Test
	void whatGoesTakesItsLineAndWhatItLeavesBareWithIt() {
		XmlElement root = XmlDocument
			.parse("<domain>\n  <a/>\n  <os>\n    <boot dev='hd'/>\n  </os>\n  <!-- b -->\n</domain>")
			.root();
		root.set(BOOT, null);
		assertThat(root.text()).isEqualTo("<domain>\n  <a/>\n  <!-- b -->\n</domain>");
	}

	@Test
	void anAttributeGoesFromTheElementItIsReadFrom() {
		assertEdit("<a><b/><b c='2'/></a>", "b/@c", "1", "<a><b c='1'/><b c='2'/></a>");
	}

	@Test
	void sayingTheSameInOtherWordsChangesNothing() {
		String xml = "<a b='&#65;'> &#66;<!-- --><![CDATA[C]]>\n</a>";
		XmlDocument document = XmlDocument.parse(xml);
		document.root().set(XmlPath.of("@b"), "A");
		assertThat(document.text()).isEqualTo(xml);
		assertEdit(xml, "@b", "B", xml.replace("&#65;", "B"));
		XmlDocument nested = XmlDocument.parse("<x>" + xml + "</x>");
		nested.root().set(XmlPath.of("a"), "BC");
		assertThat(nested.text()).isEqualTo("<x>" + xml + "</x>");
	}

	@Test
	void aForeignPrefixIsUsedAndAMissingOneDeclared() {
		XmlPath id = XmlPath.of("metadata/libosinfo:libosinfo/libosinfo:os/@id");
		String uri = XmlNamespace.LIBOSINFO.uri();
		assertEdit("<d xmlns:x='" + uri + "'><metadata/></d>", id, "i",
				"<d xmlns:x='" + uri + "'><metadata><x:libosinfo><x:os id='i'/></x:libosinfo></metadata></d>");
		assertEdit("<d><metadata/></d>", id, "i", "<d><metadata><libosinfo:libosinfo xmlns:libosinfo='" + uri
				+ "'><libosinfo:os id='i'/></libosinfo:libosinfo></metadata></d>");
		assertEdit("<x:d xmlns='u' xmlns:x='v'><x:e/></x:d>", BOOT, "i",
				"<x:d xmlns='u' xmlns:x='v'><x:e/><os xmlns=''><boot dev='i'/></os></x:d>");
	}

	private static void assertEdit(String before, String path, String value, String after) {
		assertEdit(before, XmlPath.of(path), value, after);
	}

	/** There, read again, and back. */
	private static void assertEdit(String before, XmlPath path, String value, String after) {
		XmlDocument document = XmlDocument.parse(before);
		String was = document.root().get(path);
		document.root().set(path, value);
		assertThat(document.text()).isEqualTo(after);
		assertThat(XmlDocument.parse(after).root().get(path)).isEqualTo(value);
		document.root().set(path, was);
		assertThat(document.text()).as("back again").isEqualTo(before);
	}

}
