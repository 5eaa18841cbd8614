package dev.weir.hypervisor.xml;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever text people or guests invent comes back as it was and never becomes markup.
 */
@AddLifecycleHook(ManyCases.class)
class XmlRoundTripTests {

	private static final XmlPath TEXT = XmlPath.of("a/b");

	private static final XmlPath ATTRIBUTE = XmlPath.of("a/@c");

	@Property
	void textAndAttributesSurvive(@ForAll("hostile") String text, @ForAll("hostile") String attribute) {
		XmlDocument document = XmlDocument.create("domain");
		document.root().set(TEXT, text).set(ATTRIBUTE, attribute);
		XmlElement again = XmlDocument.parse(document.text()).root();
		assertThat(again.all(XmlPath.of("a"))).hasSize(1);
		assertThat(again.find(XmlPath.of("a")).orElseThrow().all(XmlPath.of("b"))).hasSize(1);
		assertThat(again.get(TEXT)).isEqualTo(text.strip());
		assertThat(again.get(ATTRIBUTE)).isEqualTo(attribute);
	}

	@Property
	void bothReadersSeeTheSameName(@ForAll("hostile") String name) {
		DomainXml domain = DomainXml.create("kvm");
		domain.domainName(name);
		DomainSummary summary = DomainSummaries.read(domain.document());
		assertThat(summary.name()).isEqualTo(name.strip()).isEqualTo(DomainXml.parse(domain.document()).domainName());
	}

	@Property
	void editsAreStable(@ForAll("hostile") String text) {
		XmlDocument document = XmlDocument.create("domain");
		document.root().set(TEXT, text);
		String once = document.text();
		assertThat(XmlDocument.parse(once).text()).isEqualTo(once);
	}

	@Provide
	Arbitrary<String> hostile() {
		Arbitrary<String> words = Arbitraries.of("<script>alert(1)</script>", "'; rm -rf /", "\" onload=\"x", "&amp;",
				"]]>", "<![CDATA[", "<!--", "-->", "虚拟机", "😀🤖", "\u202Eevil", "a\tb\nc\rd", "x".repeat(70), "");
		Arbitrary<String> any = Arbitraries.strings()
			.withChars('<', '>', '&', '"', '\'', ']', '\t', '\n', '\r', ' ', '\u0085', '\u2028', '\u00a0')
			.withCharRange('a', 'e')
			.withCharRange('\ue000', '\ufffd')
			.ofMaxLength(40);
		return Arbitraries.oneOf(words, any);
	}

}
