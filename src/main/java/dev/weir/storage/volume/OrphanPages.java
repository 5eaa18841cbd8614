package dev.weir.storage.volume;

import java.util.List;
import java.util.Map;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.storage.VolumeView;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The volumes of a host that nobody needs, as a page and in the REST interface.
 */
@Controller
class OrphanPages {

	private final Access access;

	private final Fleet fleet;

	private final BackingChain chain;

	OrphanPages(Access access, Fleet fleet, BackingChain chain) {
		this.access = access;
		this.fleet = fleet;
		this.chain = chain;
	}

	@GetMapping("/hosts/{host}/orphans")
	ModelAndView page(@PathVariable String host) {
		HostMirror mirror = require(host);
		List<VolumeView> orphans = this.chain.orphans(mirror.id());
		return new ModelAndView("storage/orphans").addObject("host", mirror)
			.addObject("orphans", orphans)
			.addObject("total", orphans.stream().mapToLong(VolumeView::allocationBytes).sum());
	}

	@GetMapping("/api/v1/hosts/{host}/orphan-volumes")
	@ResponseBody
	Map<String, List<Orphan>> list(@PathVariable String host) {
		return Map.of("items", this.chain.orphans(require(host).id())
			.stream()
			.map((volume) -> new Orphan(volume.pool(), volume.name(), volume.capacityBytes(), volume.allocationBytes()))
			.toList());
	}

	private HostMirror require(String host) {
		HostId id = HostId.parse(host);
		this.access.require(Permission.STORAGE_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/** A volume that nobody needs. */
	record Orphan(String pool, String name, long capacityBytes, long allocationBytes) {
	}

}
