package dev.weir.vm.list;

import java.util.List;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.PowerAction;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The wall: screens of running machines. The page holds no pictures; the browser fetches
 * those that can be seen, a few at a time.
 */
@Controller
class WallPages {

	/** More tiles than anybody scrolls through. */
	static final int MOST = 500;

	private final VmIndex index;

	private final Fleet fleet;

	WallPages(VmIndex index, Fleet fleet) {
		this.index = index;
		this.fleet = fleet;
	}

	@GetMapping("/vms/wall")
	String page(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
		fill(q, model, response);
		return "vm/wall";
	}

	/** The tiles again. */
	@HxRequest
	@GetMapping("/vms/wall")
	String tiles(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
		fill(q, model, response);
		return "vm/wall :: tiles";
	}

	private void fill(String q, Model model, HttpServletResponse response) {
		List<VmMirror> running = List.of();
		try {
			running = this.index.find(q.strip(), "name").stream().filter(this::hasScreen).toList();
		}
		catch (InvalidInput invalid) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("problem", invalid.fields().get(0));
		}
		model.addAttribute("q", q.strip());
		model.addAttribute("total", running.size());
		model.addAttribute("vms", running.stream().limit(MOST).toList());
	}

	private boolean hasScreen(VmMirror vm) {
		return PowerAction.FORCE_OFF.fits(vm.state())
				&& this.fleet.host(vm.hostId()).filter(HostMirror::isUp).isPresent();
	}

}
