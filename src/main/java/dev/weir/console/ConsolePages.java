package dev.weir.console;

import java.util.Locale;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of the two consoles; each fills the window. Shown also while the VM is off or
 * its host away: the page says so and waits. Thread-safe.
 */
@Controller
class ConsolePages {

	private final Access access;

	private final Fleet fleet;

	private final ConsoleWords words;

	ConsolePages(Access access, Fleet fleet, ConsoleWords words) {
		this.access = access;
		this.fleet = fleet;
		this.words = words;
	}

	@GetMapping("/vms/{uuid}/console")
	String screen(@PathVariable String uuid, @RequestParam(defaultValue = "false") boolean viewOnly, Model model,
			Locale locale) {
		model.addAttribute("viewOnly", viewOnly);
		return page("console/vnc", uuid, model, locale);
	}

	@GetMapping("/vms/{uuid}/serial")
	String serial(@PathVariable String uuid, Model model, Locale locale) {
		return page("console/serial", uuid, model, locale);
	}

	private String page(String template, String uuid, Model model, Locale locale) {
		VmMirror vm = this.fleet.requireVm(VmId.parse(uuid));
		this.access.require(Permission.VM_CONSOLE, Target.of(Target.Kind.VM, vm.id(), vm.name()));
		model.addAttribute("vm", vm);
		model.addAttribute("words", this.words.in(locale));
		return template;
	}

}
