package dev.weir.doctor;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The doctor's pages: one for each host and one for the fleet. They stand at once with
 * what was found last; each host's findings are fetched right after, so that one that
 * hangs keeps no other away.
 */
@Controller
class DoctorPages {

	private final Access access;

	private final Fleet fleet;

	private final Doctor doctor;

	DoctorPages(Access access, Fleet fleet, Doctor doctor) {
		this.access = access;
		this.fleet = fleet;
		this.doctor = doctor;
	}

	@GetMapping("/doctor")
	String fleet(Model model) {
		this.access.require(Permission.HOST_VIEW, Target.SYSTEM);
		model.addAttribute("hosts", this.fleet.hosts());
		return "doctor/fleet";
	}

	/** One host's line on the fleet's page. */
	@HxRequest
	@GetMapping("/hosts/{id:[0-9a-fA-F-]{36}}/doctor/summary")
	String summary(@PathVariable String id, Model model) {
		content(id, model);
		return "doctor/fleet :: summary";
	}

	@GetMapping("/hosts/{id:[0-9a-fA-F-]{36}}/doctor")
	String page(@PathVariable String id, Model model) {
		HostId host = HostId.parse(id);
		model.addAttribute("host", this.doctor.host(host));
		this.doctor.last(host).ifPresent((examination) -> model.addAttribute("examination", examination));
		return "doctor/host";
	}

	@HxRequest
	@GetMapping("/hosts/{id:[0-9a-fA-F-]{36}}/doctor")
	String content(@PathVariable String id, Model model) {
		HostId host = HostId.parse(id);
		model.addAttribute("examination", this.doctor.examine(host))
			.addAttribute("host", this.doctor.host(host))
			.addAttribute("loaded", true);
		return "doctor/host :: content";
	}

}
