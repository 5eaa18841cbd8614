package dev.weir.host.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.weir.host.HostSeed;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Hosts named in the settings. */
class GivenSeedTests {

	@TempDir
	private Path home;

	private InventoryBed bed;

	@BeforeEach
	void make() {
		this.bed = new InventoryBed(this.home);
	}

	@Test
	void areMissingUntilOneOfThatNameIsThere() {
		GivenSeed seed = seed(Map.of("weir.host.given[0].name", "kvm1", "weir.host.given[0].connection.transport",
				"tcp", "weir.host.given[0].connection.address", "10.0.0.1"));
		List<HostSeed.Seed> missing = seed.missing(List.of());
		assertThat(missing).singleElement()
			.isEqualTo(new HostSeed.Seed("kvm1", new ConnectionSpec.Tcp(new Endpoint("10.0.0.1", 16509), null)));
		this.bed.register.add(HostName.of("KVM1"), new ConnectionSpec.Local(null));
		assertThat(seed.missing(this.bed.register.all())).isEmpty();
	}

	@Test
	void aWrongOneStopsNoOther() {
		GivenSeed seed = seed(Map.of("weir.host.given[0].name", "bad", "weir.host.given[0].connection.transport",
				"pigeon", "weir.host.given[1].name", "unseen", "weir.host.given[1].connection.transport", "ssh",
				"weir.host.given[1].connection.address", "a", "weir.host.given[1].connection.user", "root",
				"weir.host.given[2].name", "good", "weir.host.given[2].connection.transport", "local"));
		assertThat(seed.missing(List.of())).extracting(HostSeed.Seed::name).containsExactly("good");
	}

	@Test
	void usuallyThereAreNone() {
		assertThat(seed(Map.of()).missing(List.of())).isEmpty();
	}

	private GivenSeed seed(Map<String, String> settings) {
		GivenHosts hosts = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("weir.host",
				GivenHosts.class);
		return new GivenSeed(hosts, this.bed.desk);
	}

}
