package dev.weir.host.overview;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.host.HostResource;
import dev.weir.host.HostResources;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * Hosts, read.
 */
@RestController
@RequestMapping("/api/v1/hosts")
class HostsApi {

	private final HostQueries hosts;

	private final HostResources resources;

	HostsApi(HostQueries hosts, HostResources resources) {
		this.hosts = hosts;
		this.resources = resources;
	}

	@GetMapping
	Listing<HostResource> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "") String sort) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		return Listing.page(this.hosts.list(page.q(), sort), page).map((card) -> this.resources.of(card.known()));
	}

	@GetMapping("/{id}")
	HostResource get(@PathVariable String id) {
		return this.resources.of(this.hosts.require(HostId.parse(id)));
	}

	/** libvirt's capabilities document as it was read last. */
	@GetMapping(path = "/{id}/capabilities", produces = MediaType.APPLICATION_XML_VALUE)
	String capabilities(@PathVariable String id) {
		String xml = this.hosts.get(HostId.parse(id)).mirror().capabilitiesXml();
		if (xml == null) {
			throw Problem.of(ErrorKind.NOT_FOUND, "host.capabilities.unknown");
		}
		return xml;
	}

}
