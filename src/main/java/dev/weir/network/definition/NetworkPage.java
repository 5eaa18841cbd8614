package dev.weir.network.definition;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import dev.weir.fleet.HostId;
import dev.weir.network.FinishedTask;
import dev.weir.network.NetworkMode;
import dev.weir.network.NetworkRef;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskFeedback;

/**
 * The page of one network: what it is, what waits, who uses it, its XML. The page stands
 * at once; what only the host knows comes right after.
 */
@Controller
@RequestMapping("/hosts/{host}/networks/{network}")
class NetworkPage {

	private final DefinitionQueries queries;

	private final ChangeNetwork changeNetwork;

	private final SwitchAutostart switchAutostart;

	private final UndefineNetwork undefineNetwork;

	private final FinishedTask finished;

	NetworkPage(DefinitionQueries queries, ChangeNetwork changeNetwork, SwitchAutostart switchAutostart,
			UndefineNetwork undefineNetwork, FinishedTask finished) {
		this.queries = queries;
		this.changeNetwork = changeNetwork;
		this.switchAutostart = switchAutostart;
		this.undefineNetwork = undefineNetwork;
		this.finished = finished;
	}

	@GetMapping
	String page(@PathVariable String host, @PathVariable String network, Model model) {
		fill(host, network, model);
		return "network/page";
	}

	@HxRequest
	@GetMapping
	String facts(@PathVariable String host, @PathVariable String network, Model model) {
		NetworkRef ref = fill(host, network, model);
		model.addAttribute("loaded", true);
		try {
			NetworkState state = this.queries.state(ref);
			NetworkDraft draft = state.draft();
			model.addAttribute("state", state)
				.addAttribute("draft", draft)
				.addAttribute("text", FormText.of(draft, null))
				.addAttribute("knownMode", NetworkMode.find(draft.mode()).isPresent())
				.addAttribute("defaultNat", network.equals("default") && NetworkMode.NAT.id().equals(draft.mode()));
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		return "network/page :: facts";
	}

	@PostMapping("/autostart")
	View autostart(@PathVariable String host, @PathVariable String network, @RequestParam boolean on) {
		return TaskFeedback.submitted(this.switchAutostart.set(HostId.parse(host), network, on));
	}

	@GetMapping("/xml")
	String xml(@PathVariable String host, @PathVariable String network, Model model) {
		HostId id = HostId.parse(host);
		this.queries.hostToChange(id, network);
		NetworkState state = this.queries.state(fill(host, network, model));
		model.addAttribute("xml", state.inactive()).addAttribute("version", state.version());
		return "network/xml";
	}

	@PostMapping("/xml")
	String changeXml(@PathVariable String host, @PathVariable String network, @RequestParam String xml,
			@RequestParam @Nullable String version, Model model, HttpServletResponse response) {
		HostId id = HostId.parse(host);
		this.queries.hostToChange(id, network);
		fill(host, network, model);
		try {
			return this.finished.page(this.changeNetwork.changeXml(id, network, xml, version), "networks", network);
		}
		catch (Problem ex) {
			if (ex.kind() == ErrorKind.NOT_FOUND) {
				throw ex;
			}
			model.addAttribute("problem", (ex instanceof InvalidInput input) ? input.fields().get(0) : ex);
			model.addAttribute("detail", ex.detail()).addAttribute("xml", xml).addAttribute("version", version);
			response.setStatus(ex.kind().httpStatus());
			return "network/xml";
		}
	}

	@GetMapping("/remove")
	String plan(@PathVariable String host, @PathVariable String network, Model model) {
		this.queries.hostToChange(HostId.parse(host), network);
		fill(host, network, model);
		return "network/remove";
	}

	@PostMapping("/remove")
	String remove(@PathVariable String host, @PathVariable String network,
			@RequestParam(defaultValue = "false") boolean force, Model model, HttpServletResponse response) {
		HostId id = HostId.parse(host);
		this.queries.hostToChange(id, network);
		NetworkRef ref = fill(host, network, model);
		if (!force && !this.queries.users(ref).isEmpty()) {
			model.addAttribute("forceProblem", "network.remove.force-needed");
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return "network/remove";
		}
		this.undefineNetwork.undefine(id, network, force);
		return "redirect:/hosts/" + id + "/networks";
	}

	private NetworkRef fill(String host, String network, Model model) {
		HostId id = HostId.parse(host);
		NetworkRef ref = this.queries.ref(id, network);
		model.addAttribute("host", this.queries.host(id))
			.addAttribute("info", ref.network())
			.addAttribute("users", this.queries.users(ref));
		return ref;
	}

}
