package dev.weir.host.inventory;

import java.util.Comparator;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Forms that put hosts into maintenance and take them out of it.
 */
@Controller
@RequestMapping("/hosts/{id}")
class MaintenancePages {

	private final Access access;

	private final Fleet fleet;

	private final EnterMaintenance enterMaintenance;

	private final ExitMaintenance exitMaintenance;

	MaintenancePages(Access access, Fleet fleet, EnterMaintenance enterMaintenance, ExitMaintenance exitMaintenance) {
		this.access = access;
		this.fleet = fleet;
		this.enterMaintenance = enterMaintenance;
		this.exitMaintenance = exitMaintenance;
	}

	@GetMapping("/enter-maintenance")
	ModelAndView plan(@PathVariable String id) {
		HostId host = HostId.parse(id);
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, host, ""));
		return shown(host).addObject("form", new Form(null));
	}

	@PostMapping("/enter-maintenance")
	ModelAndView enter(@PathVariable String id, @ModelAttribute("form") Form form, BindingResult errors) {
		HostId host = HostId.parse(id);
		try {
			this.enterMaintenance.enter(host, form.reason());
			return new ModelAndView("redirect:/hosts/" + host);
		}
		catch (InvalidInput ex) {
			ex.addTo(errors);
			ModelAndView page = shown(host);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	@PostMapping("/exit-maintenance")
	ModelAndView exit(@PathVariable String id) {
		HostId host = HostId.parse(id);
		this.exitMaintenance.exit(host);
		return new ModelAndView("redirect:/hosts/" + host);
	}

	private ModelAndView shown(HostId id) {
		HostMirror host = this.fleet.requireHost(id);
		return new ModelAndView("host/maintenance").addObject("host", host)
			.addObject("running",
					host.vms()
						.values()
						.stream()
						.filter((vm) -> vm.state().isActive())
						.sorted(Comparator.comparing(VmMirror::name))
						.toList());
	}

	/** As typed. */
	record Form(@Nullable String reason) {
	}

}
