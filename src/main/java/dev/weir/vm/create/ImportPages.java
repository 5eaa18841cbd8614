package dev.weir.vm.create;

import java.util.List;
import java.util.Optional;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that takes an OVA: the browser shows what its descriptor says before it sends
 * the rest.
 */
@Controller
class ImportPages {

	private final Access access;

	private final Fleet fleet;

	ImportPages(Access access, Fleet fleet) {
		this.access = access;
		this.fleet = fleet;
	}

	@GetMapping("/vms/import")
	String page(@RequestParam(required = false) @Nullable String hostId, Model model) {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		List<HostMirror> open = this.fleet.hosts()
			.stream()
			.filter((host) -> host.isUp() && !host.marks().isInMaintenance())
			.toList();
		Optional<HostMirror> named = open.stream().filter((host) -> host.id().toString().equals(hostId)).findFirst();
		HostMirror chosen = named.or(() -> open.stream().findFirst()).orElse(null);
		model.addAttribute("choices", FormChoices.of(this.fleet.hosts(), chosen, List.of()));
		return "vm/create/import";
	}

}
