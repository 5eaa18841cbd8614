package dev.weir.host.hardware;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Machine;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a host is made of. The page itself shows what was read last and never waits; its
 * content is fetched right after.
 */
@Controller
@RequestMapping("/hosts/{id:[0-9a-fA-F-]{36}}")
class HardwarePages {

	private final HardwareQueries queries;

	private final TuneMemory tuneMemory;

	HardwarePages(HardwareQueries queries, TuneMemory tuneMemory) {
		this.queries = queries;
		this.tuneMemory = tuneMemory;
	}

	@GetMapping("/hardware")
	String page(@PathVariable String id, Model model) {
		fill(this.queries.host(HostId.parse(id)), this.queries.last(HostId.parse(id)), model);
		return "host/hardware";
	}

	@HxRequest
	@GetMapping("/hardware")
	String content(@PathVariable String id, Model model) {
		Machine machine = this.queries.read(HostId.parse(id));
		fill(this.queries.host(HostId.parse(id)), machine, model);
		model.addAttribute("loaded", true);
		return "host/hardware :: content";
	}

	@GetMapping("/memory-tuning")
	String form(@PathVariable String id, Model model) {
		HostId host = HostId.parse(id);
		Machine machine = this.queries.last(host);
		model.addAttribute("form", MemoryForm.of(machine));
		return shown(this.queries.host(host), machine, model);
	}

	@PostMapping("/memory-tuning")
	String tune(@PathVariable String id, @ModelAttribute("form") MemoryForm form, BindingResult errors, Model model,
			HttpServletResponse response) {
		HostId host = HostId.parse(id);
		Machine machine = this.queries.last(host);
		try {
			TaskView task = this.tuneMemory.tune(host, form.tuning(machine));
			return "redirect:/tasks/" + task.id();
		}
		catch (InvalidInput ex) {
			MemoryForm.tell(ex, errors);
			response.setStatus(422);
			return shown(this.queries.host(host), machine, model);
		}
	}

	private static void fill(HostMirror host, Machine machine, Model model) {
		model.addAttribute("host", host)
			.addAttribute("machine", machine)
			.addAttribute("topology", Topology.of(host.capabilitiesXml()));
	}

	private static String shown(HostMirror host, Machine machine, Model model) {
		fill(host, machine, model);
		model.addAttribute("choices", MemoryForm.choices(machine, host));
		return "host/memory-tuning";
	}

}
