package dev.weir.host.inventory;

import dev.weir.fleet.HostId;
import dev.weir.host.HostResource;
import dev.weir.host.HostResources;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Maintenance mode of hosts.
 */
@RestController
@RequestMapping("/api/v1/hosts/{id}")
class MaintenanceApi {

	private final EnterMaintenance enterMaintenance;

	private final ExitMaintenance exitMaintenance;

	private final HostResources resources;

	MaintenanceApi(EnterMaintenance enterMaintenance, ExitMaintenance exitMaintenance, HostResources resources) {
		this.enterMaintenance = enterMaintenance;
		this.exitMaintenance = exitMaintenance;
		this.resources = resources;
	}

	@PostMapping("/enter-maintenance")
	HostResource enter(@PathVariable String id, @RequestBody(required = false) @Nullable Wish wish) {
		return this.resources.of(this.enterMaintenance.enter(HostId.parse(id), (wish != null) ? wish.reason() : null));
	}

	@PostMapping("/exit-maintenance")
	HostResource exit(@PathVariable String id) {
		return this.resources.of(this.exitMaintenance.exit(HostId.parse(id)));
	}

	/** Why, in a person's words. */
	record Wish(@Nullable String reason) {
	}

}
