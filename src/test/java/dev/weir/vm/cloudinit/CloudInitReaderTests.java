package dev.weir.vm.cloudinit;

import java.util.Collections;
import java.util.List;

import dev.weir.vm.cloudinit.CloudInitDraft.AddressDraft;
import dev.weir.vm.cloudinit.CloudInitDraft.UserDraft;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudInitReader} and the readers that it uses.
 */
class CloudInitReaderTests {

	private final Drafts drafts = new Drafts();

	@Test
	void passwordsBecomeHashesAtOnce() {
		CloudInit read = this.drafts.read(Drafts.draft(user("ops", Drafts.KEY, "geheim"), null, null));
		String hash = String.valueOf(read.users().get(0).passwordHash());
		assertThat(hash).startsWith("$6$rounds=50000$");
		assertThat(Crypt.crypt("geheim", hash)).isEqualTo(hash);
		assertThat(read.toString() + read.users() + Drafts.OPS + Drafts.draft(Drafts.OPS, null, "#!x"))
			.doesNotContain("geheim", "pa$$w0rd", "$6$");
	}

	@Test
	void theHostNameIsMadeFromTheName() {
		assertThat(this.drafts.read(Drafts.raw("#!/bin/sh")).hostname()).isEqualTo("web-1");
		assertThat(CloudInitReader.madeFrom("数据库")).isEqualTo("guest");
		assertThat(CloudInitReader.madeFrom("x".repeat(62) + "--y")).hasSize(62);
	}

	@Test
	void withoutKeyAndPasswordNobodyGetsIn() {
		assertThat(this.drafts.read(Drafts.draft(user("ops", "", ""), null, null)).letsNobodyIn()).isTrue();
		assertThat(this.drafts.read(Drafts.draft(user("ops", Drafts.KEY, ""), null, null)).letsNobodyIn()).isFalse();
	}

	@Test
	void everyWrongFieldIsNamed() {
		CloudInitDraft draft = new CloudInitDraft("-x",
				List.of(new UserDraft("Root", "a:b", List.of("a b"), "bash", List.of("ssh-rsa AAAA"), "a\nb", null,
						"yes", null), new UserDraft("a", null, null, null, null, null, "plain", null, null),
						new UserDraft("a", null, null, null, null, null, null, null, null)),
				List.of("-rf"), null, "Mars/Olympus", "Klingon", null, List.of("a\u0000b"),
				Collections.nCopies(3, null), "hello");
		assertThat(this.drafts.wrong(draft)).containsExactlyInAnyOrder("cloudInit.hostname hostname",
				"cloudInit.users[0].name user-name", "cloudInit.users[0].gecos gecos",
				"cloudInit.users[0].groups group-name", "cloudInit.users[0].shell shell",
				"cloudInit.users[0].sshKeys[0] ssh-key", "cloudInit.users[0].password password",
				"cloudInit.users[0].sudo choice", "cloudInit.users[1].passwordHash password-hash",
				"cloudInit.users[2].name user-twice", "cloudInit.packages[0] package", "cloudInit.timezone timezone",
				"cloudInit.locale locale", "cloudInit.runCommands[0] command", "cloudInit.network network-many",
				"cloudInit.userData user-data-kind");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-ed25519 AAAA", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-ed25519", "hello",
			"ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIMq7LePJdwNx8+d1x4t3OTp2dPoqqdvzCwUDXbR5cUfP", "# comment" })
	void whatIsNoPublicKeyIsRefused(String key) {
		assertThat(SshKey.isPublicKey(key)).isFalse();
	}

	@Test
	void keysMayHaveOptions() {
		assertThat(SshKey.isPublicKey(Drafts.KEY)).isTrue();
		assertThat(SshKey.isPublicKey("restrict,command=\"echo hi\" " + Drafts.KEY)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.10/24,192.0.2.1,,", "192.0.2.10/24,198.51.100.1,,gateway4 gateway-far",
			"192.0.2.10,,,addresses address", "192.0.2.256/24,,,addresses address", "192.0.2.10/33,,,addresses address",
			"example.org/24,,,addresses address", "2001:db8::1/64,,fe80::1,",
			"2001:db8::1/64,,2001:db9::1,gateway6 gateway-far", "2001:db8::1/64,2001:db8::2,,gateway4 gateway4",
			"'192.0.2.9/24 2001:db8::1/64',192.0.2.1,2001:db8::2,", "1/24,,,addresses address",
			"::ffff:1.2.3.4/120,,,addresses address" })
	void addressesAreReadNotResolved(String addresses, String gateway4, String gateway6, String expected) {
		List<String> wrong = this.drafts.wrong(Drafts.draft(null, Drafts.address(addresses, gateway4, gateway6), null));
		assertThat(wrong).isEqualTo((expected == null) ? List.of() : List.of("cloudInit.network[0]." + expected));
	}

	@Test
	void neitherDhcpNorAnAddressIsNothing() {
		AddressDraft none = new AddressDraft(false, null, null, null, null, null, null);
		assertThat(this.drafts.wrong(Drafts.draft(null, none, null)))
			.containsExactly("cloudInit.network[0].addresses address-missing");
	}

	private static UserDraft user(String name, String key, String password) {
		return new UserDraft(name, null, null, null, List.of(key), password, null, null, null);
	}

}
