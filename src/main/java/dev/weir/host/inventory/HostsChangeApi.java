package dev.weir.host.inventory;

import java.net.URI;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.host.HostResource;
import dev.weir.host.HostResources;
import dev.weir.host.KnownHost;

/**
 * Hosts, changed. Nothing here waits for a host but the look at an SSH host key.
 */
@RestController
@RequestMapping("/api/v1/hosts")
class HostsChangeApi {

	private final HostVerbs verbs;

	private final HostResources resources;

	HostsChangeApi(HostVerbs verbs, HostResources resources) {
		this.verbs = verbs;
		this.resources = resources;
	}

	@PostMapping
	ResponseEntity<HostResource> add(@RequestBody NewHost body) {
		KnownHost host = this.verbs.add().add(body);
		return ResponseEntity.created(URI.create("/api/v1/hosts/" + host.id())).body(this.resources.of(host));
	}

	@PatchMapping("/{id}")
	HostResource change(@PathVariable String id, @RequestBody HostChange body) {
		return this.resources.of(this.verbs.change().change(HostId.parse(id), body));
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> remove(@PathVariable String id) {
		this.verbs.remove().remove(HostId.parse(id));
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/connect")
	HostResource connect(@PathVariable String id) {
		return this.resources.of(this.verbs.connect().connect(HostId.parse(id)));
	}

	@PostMapping("/{id}/disconnect")
	HostResource disconnect(@PathVariable String id) {
		return this.resources.of(this.verbs.disconnect().disconnect(HostId.parse(id)));
	}

}
