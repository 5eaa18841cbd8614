package dev.weir.vm.cloudinit;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * User-data of people: of every kind, and hostile.
 */
class UserDataTests {

	private static final String HEAD = "#cloud-config\n";

	private final Drafts drafts = new Drafts();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "#cloud-config\\npackages: [a]|CLOUD_CONFIG", "#!/bin/sh\\necho|SCRIPT",
					"#include\\nhttp://example.org/a|INCLUDE", "#cloud-boothook\\n#!/bin/sh|BOOT_HOOK",
					"#cloud-config-archive\\n- content: x|ARCHIVE",
					"Content-Type: multipart/mixed; boundary=\"x\"\\nMIME-Version: 1.0|MULTI_PART",
					"MIME-Version: 1.0\\nContent-Type: multipart/mixed; boundary=x|MULTI_PART" })
	void kindsAreKnown(String text, UserData.Kind kind) {
		CloudInit read = this.drafts.read(Drafts.raw(text.replace("\\n", "\r\n")));
		UserData data = read.userData();
		assertThat(data).isNotNull().extracting(UserData::kind).isEqualTo(kind);
		assertThat(this.drafts.wrong(Drafts.raw(text.replace("\\n", "\n")))).isEmpty();
	}

	static List<String> bad() {
		StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x]\n");
		for (int i = 1; i < 30; i++) {
			bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
		}
		return List.of(HEAD, HEAD + "- a", HEAD + "just text", HEAD + "a: b: c", HEAD + "a: 1\na: 2",
				HEAD + "a: !!java.net.URL [http://x]", HEAD + "!!javax.script.ScriptEngineManager [x]",
				HEAD + "x: " + "[".repeat(5000), HEAD + "x: " + "{a: ".repeat(100), HEAD + "&a a: *a\n? *a\n: b",
				HEAD + "a: \u0000", HEAD + "\ud800: a", HEAD + "x: " + "y".repeat(70_000), bomb.toString(),
				"#cloud-config-archive\na: b", "Content-Type: multipart/mixed", "hello", "<?xml?>",
				"#cloud-configs\na: b", "#cloud-config\n---\na: b\n---\nc: d");
	}

	@ParameterizedTest
	@MethodSource("bad")
	void whatCloudInitWouldChokeOnIsRefusedAtOnce(String text) {
		List<String> wrong = assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> this.drafts.wrong(Drafts.raw(text)));
		assertThat(wrong).hasSize(1).first().asString().startsWith("cloudInit.userData user-data-");
	}

	@Test
	void anArchiveStandsAlone() {
		assertThat(this.drafts.wrong(Drafts.draft(Drafts.OPS, null, "#cloud-config-archive\n- content: x")))
			.contains("cloudInit.userData user-data-alone");
	}

	@Test
	void secretsAreHiddenWherePeopleLook() {
		UserData data = this.drafts
			.read(Drafts
				.raw(HEAD + "password: geheim\nusers:\n- plain_text_passwd: geheim\n  name: a\napi_token: geheim"))
			.userData();
		assertThat(data).isNotNull();
		assertThat(data.masked()).doesNotContain("geheim").contains("password: ••••••", "  name: a");
		assertThat(data.text()).contains("password: geheim");
		assertThat(data.toString()).doesNotContain("geheim");
	}

}
