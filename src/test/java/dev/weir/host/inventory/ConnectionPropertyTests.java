package dev.weir.host.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import dev.weir.fleet.HostId;
import dev.weir.home.SecretBoxes;
import dev.weir.home.WeirHome;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.problem.InvalidInput;
import dev.weir.testbed.ManyCases;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is typed for a host is refused field by field, or comes back from the database
 * as it went in.
 */
@AddLifecycleHook(ManyCases.class)
class ConnectionPropertyTests {

	private static @Nullable Path folder;

	@BeforeContainer
	static void makeHome() throws Exception {
		folder = Files.createTempDirectory("weir-connections");
	}

	@AfterContainer
	static void removeHome() throws Exception {
		FileSystemUtils.deleteRecursively(folder);
	}

	@Property
	void connectionsComeBackAsTheyWentIn(@ForAll("connections") ConnectionRequest typed) {
		WeirHome home = new WeirHome(java.util.Objects.requireNonNull(folder));
		NodeFiles files = new NodeFiles(home);
		ConnectionVault vault = new ConnectionVault(SecretBoxes.in(home), files);
		HostId id = new HostId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
		try {
			ConnectionSpec spec = new ConnectionCheck(typed, files).spec();
			StoredConnection stored = vault.store(id, spec);
			assertThat(vault.open(id, stored)).isEqualTo(spec);
			assertThat(stored.path() == null || stored.path().length() <= 255).as("fits its column").isTrue();
			assertThat(stored.toString()).doesNotContain("geheim");
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).isNotEmpty().allSatisfy((field) -> {
				assertThat(field.field()).startsWith("connection.");
				assertThat(field.messageKey()).matches("(host\\.connection|hypervisor\\.spec)\\..*");
			});
		}
	}

	@Property
	void namesAreOneLineOrRefused(@ForAll String typed) {
		try {
			assertThat(HostName.of(typed).value()).isEqualTo(typed.strip())
				.hasSizeBetween(1, 100)
				.doesNotContain("\u0000", "\n", "\r");
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).singleElement()
				.satisfies((field) -> assertThat(field.field()).isEqualTo("name"));
		}
	}

	@Provide
	Arbitrary<ConnectionRequest> connections() {
		return Combinators
			.combine(word("local", "ssh", "tls", "tcp", "test", "qemu+ssh"), word("kvm1", "::1", "-o", "10.0.0.1"),
					Arbitraries.integers().between(-1, 65536).injectNull(0.4), word("root", "-l", "a@b"),
					word("geheim", "\u0000", "\uD800"), word("/run/s", "/a/../b", "node", "../x"),
					word("SHA256:" + "A".repeat(43), "MD5:0"))
			.as(ConnectionRequest::new);
	}

	/** What is empty counts as not typed. */
	private static Arbitrary<String> word(String... usual) {
		return Arbitraries.oneOf(Arbitraries.of(usual), Arbitraries.of(usual), Arbitraries.just(""),
				Arbitraries.just(""), Arbitraries.strings().ofMaxLength(20));
	}

}
