package dev.weir.host.inventory;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.weir.host.HostSeed;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;

/**
 * The hypervisor of the machine that Weir runs on.
 *
 * @param enabled whether it is put into the inventory at the start when no host with
 * transport local is there
 * @param socket the daemon's UNIX socket; the usual one when empty
 */
@ConfigurationProperties("weir.host.local")
record LocalHost(@DefaultValue("false") boolean enabled, @Nullable String socket) implements HostSeed {

	@Override
	public List<Seed> missing(List<KnownHost> present) {
		if (!this.enabled || present.stream().anyMatch((host) -> host.connection().transport().equals("local"))) {
			return List.of();
		}
		Path path = (this.socket != null && !this.socket.isBlank()) ? Path.of(this.socket) : null;
		return List.of(new Seed("localhost", new ConnectionSpec.Local(path)));
	}

}
