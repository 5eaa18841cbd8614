package dev.weir.hypervisor.xml;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link XmlDocument} and {@link XmlElement}.
 */
class XmlDocumentTests {

	private static final XmlPath BOOT = XmlPath.of("os/boot/@dev");

	private static final XmlPath NAME = XmlPath.of("name");

	@Test
	void editLeavesEverythingElseAsItWas() {
		String xml = """
				<!-- by hand --><domain xmlns:qemu="http://libvirt.org/schemas/domain/qemu/1.0" type="kvm">
				  <name>web1</name>
				  <!-- do not touch -->
				  <metadata>
				    <acme:tag xmlns:acme="https://acme.example/x" acme:level="7">a &lt; b &amp; c</acme:tag>
				  </metadata>
				  <future knob="on"><![CDATA[1 < 2]]></future>
				  <?keep me?>
				  <qemu:commandline>
				    <qemu:arg value="-foo"/>
				  </qemu:commandline>
				</domain>""";
		XmlDocument document = XmlDocument.parse(xml);
		document.root().set(NAME, "web2");
		assertThat(document.text()).isEqualTo(xml.replace("web1", "web2"));
	}

	@Test
	void newElementsAreIndentedAndRemovedOnesLeaveNoTrace() {
		XmlDocument document = XmlDocument.parse("<domain>\n  <name>a</name>\n</domain>");
		document.root().set(BOOT, "hd");
		assertThat(document.text())
			.isEqualTo("<domain>\n  <name>a</name>\n  <os>\n    <boot dev='hd'/>\n  </os>\n</domain>");
		document.root().set(XmlPath.of("os"), null);
		assertThat(document.text()).isEqualTo("<domain>\n  <name>a</name>\n</domain>");
	}

	@Test
	void addAppendsASecondElementOfThatName() {
		XmlDocument document = XmlDocument.create("domain");
		document.root().add(XmlPath.of("os/boot")).set(XmlPath.of("@dev"), "cdrom");
		document.root().add(XmlPath.of("os/boot")).set(XmlPath.of("@dev"), "hd");
		assertThat(document.root().all(XmlPath.of("os/boot"))).hasSize(2);
		assertThat(document.root().get(BOOT)).isEqualTo("cdrom");
	}

	@Test
	void namespacesAreMatchedByUriNotByPrefix() {
		XmlPath os = XmlPath.of("metadata/libosinfo:libosinfo/libosinfo:os/@id");
		XmlDocument document = XmlDocument.parse("""
				<domain><metadata><x:libosinfo xmlns:x="http://libosinfo.org/xmlns/libvirt/domain/1.0">
				<x:os id="http://debian.org/debian/12"/></x:libosinfo></metadata></domain>""");
		assertThat(document.root().get(os)).isEqualTo("http://debian.org/debian/12");
		XmlDocument made = XmlDocument.create("domain");
		made.root().set(os, "http://debian.org/debian/13");
		assertThat(made.text()).contains("xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'");
		assertThat(XmlDocument.parse(made.text()).root().get(os)).isEqualTo("http://debian.org/debian/13");
	}

	@Test
	void absentValuesAreNullOrTheFallback() {
		XmlElement root = XmlDocument.parse("<domain a=''><vcpu>many</vcpu></domain>").root();
		assertThat(root.get(BOOT)).isNull();
		assertThat(root.get(XmlPath.of("@a"))).isEmpty();
		assertThat(root.get(XmlPath.of("@a"), "x")).isEqualTo("x");
		assertThat(root.number(XmlPath.of("vcpu"), 3)).isEqualTo(3);
	}

	@Test
	void externalEntityIsNeverRead(@TempDir Path folder) throws Exception {
		Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
		String xml = "<!DOCTYPE domain [<!ENTITY x SYSTEM \"" + secret.toUri()
				+ "\">]><domain><name>&x;</name></domain>";
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(xml))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID_DEFINITION))
			.withMessageNotContaining("s3cret");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainSummaries.read(xml))
			.withMessageNotContaining("s3cret");
	}

	@Test
	void entityBombIsRefused() {
		String xml = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
				+ "<domain><name>&b;</name></domain>";
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(xml));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainSummaries.read(xml));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE domain [<domain>\uFFFF", "<!DOCTYPE domain [<!ENTITY",
			" <?p x?><!-- c --><!DOCTYPE domain><domain/>", "<!DOCTYPE", "<?p", "<!--" })
	void whatBreaksTheParsersOfTheJdkIsMalformed(String xml) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(xml))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("hypervisor.xml.malformed"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainSummaries.read(xml))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("hypervisor.xml.malformed"));
	}

	@Test
	void aCommentMaySpeakOfADoctype() {
		assertThat(DomainSummaries.read("<!-- <!DOCTYPE x> --><domain><name>a</name></domain>").name()).isEqualTo("a");
	}

	@Test
	void depthAndLengthAreBounded() {
		String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(deep));
		String longOne = "<a>" + "x".repeat(WellFormed.MAX_LENGTH) + "</a>";
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(longOne))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("hypervisor.xml.too-long"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "no xml", "<domain>", "<domain></doamin>", "<a/><b/>", "<domain>&x;</domain>",
			"\u0000", "<domain a=1/>", "<x:domain/>" })
	void whatIsNoXmlIsTold(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> XmlDocument.parse(text, "domain"))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID_DEFINITION));
	}

	@Test
	void anotherRootIsRefused() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainXml.parse("<network/>"))
			.satisfies((problem) -> assertThat(problem.arguments()).isEqualTo(java.util.List.of("domain", "network")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "a\u0008b", "\ud800", "\uffff" })
	void charactersThatXmlCannotHoldAreRefused(String value) {
		XmlElement root = XmlDocument.create("domain").root();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> root.set(NAME, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "a//b", "@", "a/@", "a[1]", "../a", "a/@b/c" })
	void pathsOutsideTheGrammarAreRefused(String path) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> XmlPath.of(path));
	}

}
