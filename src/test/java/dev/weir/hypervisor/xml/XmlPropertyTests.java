package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.PendingChanges;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in a definition is read or refused, and an edit changes what it is
 * about and nothing else.
 */
@AddLifecycleHook(ManyCases.class)
class XmlPropertyTests {

	private static final List<Consumer<String>> READERS = List.of(DomainSummaries::read, DomainXml::parse,
			NetworkXml::read, StoragePoolXml::read, VolumeXml::read, CapabilitiesXml::read, DomainCapabilitiesXml::read,
			XmlDocument::parse);

	@Property
	void anyTextIsReadOrRefused(@ForAll("soup") String text) {
		for (Consumer<String> reader : READERS) {
			accepts(reader, text);
		}
		assertThat(accepts(DomainSummaries::read, text)).as("both readers agree")
			.isEqualTo(accepts(DomainXml::parse, text));
	}

	@Property
	void oddDomainsAreRead(@ForAll("domains") String xml) {
		DomainSummary summary = DomainSummaries.read(xml);
		assertThat(summary.name()).isEqualTo(DomainXml.parse(xml).domainName()).isEqualTo(OddXml.NAME);
		assertThat(summary.memoryKib()).isNotNegative();
		assertThat(PendingChanges.between(xml, xml)).isEmpty();
	}

	@Property
	void isWrittenAsItWasRead(@ForAll("soup") String text) {
		if (accepts(XmlDocument::parse, text)) {
			assertThat(XmlDocument.parse(text).text()).isEqualTo(text);
		}
	}

	@Property
	void theTreeMeansWhatTheParserOfTheJdkReads(@ForAll("domains") String xml) throws Exception {
		assertThat(XmlDocument.parse(xml).text()).isEqualTo(xml);
		assertThat(meaning(XmlDocument.parse(xml).root())).isEqualTo(DomOracle.meaning(xml));
	}

	private static String meaning(XmlElement element) {
		return element.children()
			.stream()
			.map(XmlPropertyTests::meaning)
			.collect(Collectors.joining(",", DomOracle.head(element.namespace(), element.name(), element.content()),
					""));
	}

	@Property
	void aNewNameChangesTheNameAlone(@ForAll("domains") String xml, @ForAll("names") String name) {
		DomainXml domain = DomainXml.parse(xml);
		String before = domain.document();
		domain.domainName(name);
		String after = domain.document();
		domain.domainName(OddXml.NAME);
		assertThat(domain.document()).as("back again").isEqualTo(before);
		assertThat(DomainXml.parse(after).domainName()).isEqualTo(name.strip());
		int at = before.indexOf(OddXml.NAME);
		assertThat(before).isEqualTo(xml);
		assertThat(after).startsWith(before.substring(0, at)).endsWith(before.substring(at + OddXml.NAME.length()));
	}

	@Property
	void aDeviceComesAndGoesWithoutATrace(@ForAll("domains") String xml, @ForAll("names") String path) {
		DomainXml domain = DomainXml.parse(xml);
		int disks = domain.disks().size();
		XmlElement disk = domain.addDevice("disk");
		disk.set(XmlPath.of("source/@file"), path);
		DomainXml again = DomainXml.parse(domain.document());
		assertThat(again.disks()).hasSize(disks + 1);
		assertThat(again.disks()).anyMatch((any) -> path.equals(any.get(XmlPath.of("source/@file"))));
		disk.remove();
		assertThat(domain.document()).isEqualTo(xml);
	}

	/** Whether it reads; it may refuse, but only in this one way. */
	private static boolean accepts(Consumer<String> reader, String text) {
		try {
			reader.accept(text);
			return true;
		}
		catch (Problem problem) {
			assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID_DEFINITION);
			return false;
		}
	}

	@Provide
	Arbitrary<String> soup() {
		return OddXml.soup();
	}

	@Provide
	Arbitrary<String> domains() {
		return OddXml.domain();
	}

	@Provide
	Arbitrary<String> names() {
		return Arbitraries
			.oneOf(Arbitraries.of("a", "<x/>", "]]>", "&amp;", "\r", "名😀", "'\"", "a\tb\nc"),
					Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(20))
			.filter((name) -> !name.isBlank());
	}

}
