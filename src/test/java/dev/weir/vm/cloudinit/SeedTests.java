package dev.weir.vm.cloudinit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.fleet.VmId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Seed}, {@link CloudConfig}, {@link NetworkConfig} and {@link Iso9660}.
 */
@SuppressWarnings("NullAway") // a key that is missing fails the test
class SeedTests {

	private static final VmId VM = new VmId(UUID.fromString("11111111-2222-4333-8444-555555555555"));

	private static final List<String> MACS = List.of("52:54:00:00:00:01", "52:54:00:00:00:02");

	private final Drafts drafts = new Drafts();

	@Test
	void aCloudConfigSaysWhatTheFieldsSay() {
		Map<?, ?> document = yaml(files(Drafts.draft(Drafts.OPS, null, null)).get("user-data"));
		assertThat(document.get("hostname")).isEqualTo("web1");
		assertThat(document.get("fqdn")).isEqualTo("web1.example.org");
		assertThat(document.get("packages")).isEqualTo(List.of("nginx", "yes"));
		assertThat(document.get("runcmd")).isEqualTo(List.of("echo 'a: b' # \"c\""));
		assertThat(document.get("timezone")).isEqualTo("Europe/Berlin");
		Map<?, ?> user = (Map<?, ?>) ((List<?>) document.get("users")).get(0);
		assertThat(user.get("name")).isEqualTo("ops");
		assertThat(user.get("ssh_authorized_keys")).isEqualTo(List.of(Drafts.KEY));
		assertThat(user.get("sudo")).isEqualTo(List.of("ALL=(ALL) NOPASSWD:ALL"));
		assertThat(user.get("lock_passwd")).isEqualTo(false);
		assertThat(user.get("hashed_passwd")).asString().startsWith("$6$");
	}

	@Test
	void eachInterfaceIsFoundByItsAddress() {
		Map<?, ?> document = yaml(
				files(Drafts.draft(null, Drafts.address("192.0.2.10/24 2001:db8::10/64", "192.0.2.1", "fe80::1"), null))
					.get("network-config"));
		Map<?, ?> ethernets = (Map<?, ?>) document.get("ethernets");
		Map<?, ?> first = (Map<?, ?>) ethernets.get("eth0");
		assertThat(first.get("match")).isEqualTo(Map.of("macaddress", MACS.get(0)));
		assertThat(first.get("addresses")).isEqualTo(List.of("192.0.2.10/24", "2001:db8::10/64"));
		assertThat(first.get("routes"))
			.isEqualTo(List.of(Map.of("to", "0.0.0.0/0", "via", "192.0.2.1"), Map.of("to", "::/0", "via", "fe80::1")));
		assertThat(first.get("dhcp4")).isEqualTo(false);
		Map<?, ?> second = (Map<?, ?>) ethernets.get("eth1");
		assertThat(second.get("dhcp4")).isEqualTo(true);
		assertThat(document.get("version")).isEqualTo(2);
	}

	@Test
	void theInstanceIsTheVirtualMachine() {
		Map<String, String> files = files(Drafts.raw("#!/bin/sh\necho"));
		assertThat(yaml(files.get("meta-data")).get("instance-id")).isEqualTo(VM.toString());
		assertThat(files).doesNotContainKey("network-config");
		assertThat(files.get("user-data")).isEqualTo("#!/bin/sh\necho\n");
	}

	@Test
	void whatSomebodyBroughtAlongStandsBesideTheFields() {
		String text = files(Drafts.draft(Drafts.OPS, null, "#!/bin/sh\necho ---\n")).get("user-data");
		assertThat(text).startsWith("#cloud-config-archive\n");
		List<?> parts = (List<?>) Yaml.load(String.valueOf(text));
		assertThat(parts).hasSize(2);
		assertThat(((Map<?, ?>) parts.get(0)).get("content")).asString().startsWith("#cloud-config\nhostname: web1\n");
		assertThat(((Map<?, ?>) parts.get(1)).get("content")).isEqualTo("#!/bin/sh\necho ---\n");
	}

	@Test
	void thePreviewHidesHashes() {
		CloudInit config = this.drafts.read(Drafts.draft(Drafts.OPS, null, null));
		assertThat(new Seed(config, VM, MACS).preview().get("user-data")).contains("hashed_passwd: ••••••")
			.doesNotContain("$6$");
	}

	@Test
	void theImageSaysWhatItIs() {
		byte[] image = image(Drafts.draft(Drafts.OPS, null, null));
		assertThat(image.length % Iso9660.SECTOR).isZero();
		assertThat(new String(image, 16 * Iso9660.SECTOR + 1, 5, StandardCharsets.US_ASCII)).isEqualTo("CD001");
		assertThat(new String(image, 16 * Iso9660.SECTOR + 40, 32, StandardCharsets.US_ASCII).strip())
			.isEqualTo("cidata");
		assertThat(new String(image, 17 * Iso9660.SECTOR + 40, 32, StandardCharsets.UTF_16BE).strip())
			.isEqualTo("cidata");
	}

	@Test
	@Tag("libvirt")
	void xorrisoReadsTheImage(@TempDir Path folder) throws Exception {
		Path iso = folder.resolve("seed.iso");
		CloudInitDraft draft = Drafts.draft(Drafts.OPS, Drafts.address("192.0.2.10/24", null, null),
				"#!/bin/sh\n" + "# 行\n".repeat(2000));
		CloudInit config = this.drafts.read(draft);
		Seed seed = new Seed(config, VM, MACS);
		Files.write(iso, seed.image(Instant.parse("2026-11-23T19:00:00Z")));
		String told = run("xorriso", "-indev", iso.toString(), "-pvd_info", "-find", "/", "-exec", "lsdl", "--");
		assertThat(told).contains("Volume Id    : cidata", "'/user-data'", "'/meta-data'", "'/network-config'", "2026");
		run("xorriso", "-osirrox", "on", "-indev", iso.toString(), "-extract", "/", folder.resolve("out").toString());
		assertThat(folder.resolve("out/user-data")).content().isEqualTo(CloudConfig.write(config, false));
		assertThat(folder.resolve("out/network-config")).content().isEqualTo(NetworkConfig.write(config, MACS));
	}

	private static String run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private byte[] image(CloudInitDraft draft) {
		return new Seed(this.drafts.read(draft), VM, MACS).image(Instant.EPOCH);
	}

	/** As a guest would see them. */
	private Map<String, String> files(CloudInitDraft draft) {
		CloudInit config = this.drafts.read(draft);
		Seed seed = new Seed(config, VM, MACS);
		Map<String, String> files = new java.util.HashMap<>(seed.preview());
		files.put("user-data", CloudConfig.write(config, false));
		return files;
	}

	private static Map<?, ?> yaml(String text) {
		return (Map<?, ?>) Yaml.load(text);
	}

}
