package dev.weir.vm.guest;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The answers of a guest as a part of its page, fetched when somebody looks.
 */
@Controller
class GuestPages {

	private final AskGuest ask;

	GuestPages(AskGuest ask) {
		this.ask = ask;
	}

	/** Says in the card itself why there is no answer. */
	@HxRequest
	@GetMapping("/vms/{uuid}/guest")
	String facts(@PathVariable String uuid, Model model) {
		try {
			model.addAttribute("facts", this.ask.ask(VmId.parse(uuid)));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.UNAUTHENTICATED || problem.kind() == ErrorKind.NOT_FOUND) {
				throw problem;
			}
			model.addAttribute("problem", problem);
		}
		return "vm/page/guest :: facts";
	}

}
