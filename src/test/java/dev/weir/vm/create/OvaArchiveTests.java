package dev.weir.vm.create;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OvaArchive}.
 */
class OvaArchiveTests {

	/** Of "disk". */
	private static final String SHA1 = "afc1e02c2c4f8a3de9a0ca2f1c76f5d4c5c0ae4f";

	@Test
	void theManifestMayComeFirstOrLast() throws IOException {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(tar("a.ovf", "<x/>", "a.mf", "SHA1(d.vmdk)= " + SHA1, "d.vmdk", "disk!")))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("vm.import.problem.digest"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(tar("a.ovf", "<x/>", "d.vmdk", "disk!", "a.mf", "SHA1(d.vmdk)= " + SHA1)))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("vm.import.problem.digest"));
		String right = java.util.HexFormat.of().formatHex(org.apache.commons.codec.digest.DigestUtils.sha256("disk"));
		read(tar("a.ovf", "<x/>", "d.vmdk", "disk", "a.mf", "SHA256(d.vmdk)= " + right));
		read(tar("a.ovf", "<x/>", "a.mf", "SHA256(d.vmdk)= " + right, "d.vmdk", "disk", "a.cert", "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../x", "/etc/passwd", "a/b", "..", "-rf", "a\\b", ".hidden" })
	void pathsAreRefused(String name) throws IOException {
		byte[] tar = tar("a.ovf", "<x/>", name, "x");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(tar));
	}

	@Test
	void linksDevicesAndTwinsAreRefused() throws IOException {
		byte[] link = entry("d.vmdk", (entry) -> {
		}, TarConstants.LF_SYMLINK);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(link));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(tar("a.ovf", "<x/>", "d", "1", "d", "2")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "<Envelope/>" })
	void whatIsNoOvaIsRefused(String text) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(
				() -> OvaArchive.open(new ByteArrayInputStream(text.repeat(200).getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void theDescriptorComesFirstAndIsSmall() throws IOException {
		byte[] late = tar("d.vmdk", "disk", "a.ovf", "<x/>");
		byte[] large = tar("a.ovf", "x".repeat(2 * 1024 * 1024 + 1));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(late));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(large));
	}

	@Test
	void onesCutOffAreTold() throws IOException {
		byte[] whole = tar("a.ovf", "<x/>", "d.vmdk", "disk".repeat(1000), "e.vmdk", "x");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(java.util.Arrays.copyOf(whole, 1600)));
	}

	private static void read(byte[] tar) {
		OvaArchive archive = OvaArchive.open(new ByteArrayInputStream(tar));
		for (var entry = archive.next(); entry.isPresent(); entry = archive.next()) {
			try {
				entry.get().content().readAllBytes();
			}
			catch (IOException ex) {
				throw new Problem(dev.weir.problem.ErrorKind.CANCELLED, "cut", java.util.List.of(), null, ex);
			}
		}
		archive.verify();
	}

	static byte[] tar(String... namesAndTexts) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			for (int i = 0; i < namesAndTexts.length; i += 2) {
				byte[] content = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
				TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
				entry.setSize(content.length);
				tar.putArchiveEntry(entry);
				tar.write(content);
				tar.closeArchiveEntry();
			}
		}
		return bytes.toByteArray();
	}

	private static byte[] entry(String name, Consumer<TarArchiveEntry> change, byte type) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			byte[] content = "<x/>".getBytes(StandardCharsets.UTF_8);
			TarArchiveEntry first = new TarArchiveEntry("a.ovf");
			first.setSize(content.length);
			tar.putArchiveEntry(first);
			tar.write(content);
			tar.closeArchiveEntry();
			TarArchiveEntry entry = new TarArchiveEntry(name, type);
			entry.setLinkName("/etc/passwd");
			change.accept(entry);
			tar.putArchiveEntry(entry);
			tar.closeArchiveEntry();
		}
		return bytes.toByteArray();
	}

}
