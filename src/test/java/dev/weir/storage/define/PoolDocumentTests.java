package dev.weir.storage.define;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The definition of a pool of each type against the one that stands in {@code pools.txt},
 * and against libvirt's own schema where that and xmllint are there.
 */
class PoolDocumentTests {

	private static final UUID POOL = UUID.fromString("11111111-2222-4333-8444-555555555555");

	private static final UUID SECRET = UUID.fromString("66666666-7777-4888-9999-aaaaaaaaaaaa");

	private static final Path SCHEMAS = Path.of("/usr/share/libvirt/schemas");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static Stream<Sample> samples() throws IOException {
		try (InputStream file = PoolDocumentTests.class.getResourceAsStream("pools.txt")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return Stream.of(text.split("(?m)^== .*\\R")).filter((part) -> !part.isBlank()).map(Sample::of);
		}
	}

	@Test
	void everyTypeHasASample() throws IOException {
		assertThat(samples().map((sample) -> sample.spec().type())).contains(PoolType.values());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void isWrittenAsItStands(Sample sample) {
		assertThat(document(sample).replace('\'', '"')).isEqualToIgnoringWhitespace(sample.xml());
		assertThat(sample.spec().virsh(SECRET)).doesNotContain("hush").contains("pool-define");
	}

	@ParameterizedTest
	@MethodSource("samples")
	void fitsTheSchema(Sample sample, @TempDir Path folder) throws Exception {
		checkSchema("storagepool.rng", document(sample), folder);
		if (sample.spec().hasSecret()) {
			String secret = PoolDocument.secret(sample.spec(), POOL, SECRET);
			assertThat(secret).doesNotContain("hush").contains("private='yes'");
			checkSchema("secret.rng", secret, folder);
		}
	}

	private static String document(Sample sample) {
		return PoolDocument.pool(sample.spec(), POOL, SECRET);
	}

	private static void checkSchema(String schema, String xml, Path folder) throws Exception {
		Assumptions.assumeTrue(Files.exists(SCHEMAS.resolve(schema)), "libvirt's schemas are not installed");
		Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/xmllint")), "xmllint is not installed");
		Path file = Files.writeString(folder.resolve("document.xml"), xml);
		Process check = new ProcessBuilder("xmllint", "--noout", "--relaxng", SCHEMAS.resolve(schema).toString(),
				file.toString())
			.redirectErrorStream(true)
			.start();
		String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(check.waitFor()).as(said + xml).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"name": "a/b", "type": "dir", "targetPath": "/srv/vms"} | name
					{"name": "a", "type": "dir"} | targetPath
					{"name": "a", "type": "dir", "targetPath": "srv"} | targetPath
					{"name": "a", "type": "dir", "targetPath": "/"} | targetPath
					{"name": "a", "type": "dir", "targetPath": "//"} | targetPath
					{"name": "a", "type": "dir", "targetPath": "/etc/libvirt"} | targetPath
					{"name": "a", "type": "dir", "targetPath": "/srv/../etc"} | targetPath
					{"name": "a", "type": "fs", "device": "/etc/passwd", "targetPath": "/srv/vms"} | device
					{"name": "a", "type": "netfs", "host": "-oProxyCommand=x", "sourcePath": "/e", "targetPath": "/srv/v"} | host
					{"name": "a", "type": "iscsi", "host": "h", "iqn": "disk1"} | iqn
					{"name": "a", "type": "iscsi", "host": "h", "iqn": "iqn.2026-01.org.x:a", "port": "70000"} | port
					{"name": "a", "type": "iscsi", "host": "h", "iqn": "iqn.2026-01.org.x:a", "username": "u"} | secret
					{"name": "a", "type": "rbd", "monitors": "m", "sourceName": "p", "username": "u", "secret": "?"} | secret
					{"name": "a", "type": "scsi"} | adapter
					{"name": "a", "type": "scsi", "wwnn": "20000000c9831b4b"} | wwpn
					{"name": "a", "type": "mpath", "prepare": "format"} | prepare
					{"name": "a", "type": "floppy"} | type
					""")
	void namesTheWrongField(String json, String field) {
		PoolForm form = JSON.readValue(json, PoolForm.class);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(form::spec)
			.satisfies((wrong) -> assertThat(wrong.fields()).extracting(FieldProblem::field).containsExactly(field));
	}

	@Test
	void neverTellsItsSecret() {
		PoolForm form = JSON.readValue("""
				{"name": "a", "type": "iscsi", "host": "h", "iqn": "iqn.2026-01.org.x:a", "username": "u",
				 "secret": "hush"}""", PoolForm.class);
		assertThat(form + " " + form.spec()).doesNotContain("hush");
	}

	/** A form as sent, and the definition that it makes. */
	record Sample(String json, String xml) {

		static Sample of(String text) {
			List<String> lines = new ArrayList<>(text.strip().lines().toList());
			return new Sample(lines.remove(0), String.join("\n", lines));
		}

		PoolSpec spec() {
			return JSON.readValue(this.json, PoolForm.class).spec();
		}

		@Override
		public String toString() {
			return this.json;
		}

	}

}
