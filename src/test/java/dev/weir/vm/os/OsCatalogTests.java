package dev.weir.vm.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OsCatalog} and {@link OsinfoReader}.
 */
class OsCatalogTests {

	@ParameterizedTest
	@CsvSource({ "debian-12.5.0-amd64-netinst.iso,debian/12", "ubuntu-24.04.1-live-server-amd64.iso,ubuntu/24.04",
			"Win11_23H2_EnglishInternational_x64v2.iso,win/11", "SERVER_EVAL_x64FRE_en-us.iso,",
			"windows_server_2022_x64.iso,win/2k22", "Rocky-9.3-x86_64-minimal.iso,rocky/9",
			"openSUSE-Leap-15.5-DVD-x86_64.iso,opensuse/15.5", "debian-120.iso,", "mydebian-12.iso,", "virtio-win.iso,",
			"alpine-virt-3.19.1-x86_64.iso,alpinelinux/3.19", "Fedora-Server-dvd-x86_64-40-1.14.iso,fedora/40" })
	void theNameOfAnImageSuggestsItsSystem(String file, String expected) {
		String id = Systems.known().suggest(file).map(OsEntry::id).orElse("");
		if (expected == null) {
			assertThat(id).isEmpty();
		}
		else {
			assertThat(id).endsWith("/" + expected);
		}
	}

	@Test
	void whatIsInstalledIsRead(@TempDir Path folder) throws IOException {
		write(folder, "old.xml",
				"""
						<libosinfo><os id="http://old.example/1"><short-id>old1</short-id><name>Old 1</name><name xml:lang="de">Alt 1</name>
						<version>1</version><distro>old</distro><resources arch="all"><minimum><n-cpus>2</n-cpus><ram>2147483648</ram>
						<storage>10737418240</storage></minimum></resources></os></libosinfo>""");
		write(folder, "new.xml",
				"""
						<libosinfo><os id="http://old.example/2"><name>Old 2</name><version>2</version><distro>old</distro>
						<derives-from id="http://old.example/1"/><devices><device id="http://pcisig.com/pci/1af4/1001"/></devices></os></libosinfo>""");
		write(folder, "later.xml",
				"""
						<libosinfo><os id="http://old.example/3"><name>Old 3</name><derives-from id="http://old.example/2"/>
						<clones id="http://old.example/3"/><devices><device id="http://pcisig.com/pci/1af4/1041"/></devices></os></libosinfo>""");
		write(folder, "evil.xml",
				"""
						<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><libosinfo><os id="http://evil/1"><name>&e;</name></os></libosinfo>""");
		write(folder, "broken.xml", "<libosinfo");
		OsCatalog catalog = Systems.in(folder);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(catalog::isFromOsinfo);
		assertThat(catalog.all()).extracting(OsEntry::name).containsExactly("Old 1", "Old 2", "Old 3");
		assertThat(catalog.find("http://old.example/1")).get()
			.satisfies((os) -> assertThat(os.minimum()).isEqualTo(new OsEntry.Resources(2, 2048, 10L << 30)))
			.satisfies((os) -> assertThat(os.virtio()).isEqualTo(OsEntry.Virtio.NONE));
		assertThat(catalog.find("http://old.example/2").orElseThrow().virtio())
			.isEqualTo(new OsEntry.Virtio(true, false));
		assertThat(catalog.find("http://old.example/3").orElseThrow().virtio()).isEqualTo(OsEntry.Virtio.ALL);
		assertThat(catalog.find("http://microsoft.com/win/11").orElseThrow().isWindows()).isTrue();
	}

	private static void write(Path folder, String name, String text) throws IOException {
		Files.writeString(Files.createDirectories(folder.resolve("os/old.example")).resolve(name), text);
	}

}
