package dev.weir.host.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import dev.weir.home.WeirHome;
import dev.weir.host.HostSeed;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;

/**
 * Adds the pretended hosts of the demo ({@code weir.demo=true}). Their node files are
 * written anew at each start: what people did to them is gone then.
 */
@Component
@ConditionalOnBooleanProperty("weir.demo")
class DemoSeed implements HostSeed {

	private final WeirHome home;

	DemoSeed(WeirHome home) {
		this.home = home;
		DemoFleet.hosts().forEach(this::write);
	}

	@Override
	public List<Seed> missing(List<KnownHost> present) {
		return DemoFleet.hosts()
			.stream()
			.filter((host) -> present.stream().noneMatch((known) -> host.file().equals(known.connection().path())))
			.map((host) -> new Seed(host.name(), new ConnectionSpec.Test(path(host))))
			.toList();
	}

	private void write(DemoHost host) {
		try {
			Files.writeString(path(host), NodeFile.of(host));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The demo cannot be written below WEIR_HOME", ex);
		}
	}

	private Path path(DemoHost host) {
		return this.home.folder("testdriver").resolve(host.file());
	}

}
