package dev.weir.vm.xml;

import java.time.Duration;
import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
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

/**
 * The editor of a definition. The page stands without the host; the text comes as a
 * fragment. What is answered to a deed stands below the text, which stays as it is typed.
 */
@Controller
@RequestMapping("/vms/{uuid}/xml")
class XmlPages {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String RESULT = "vm/xml/editor :: result";

	private final Vms vms;

	private final ReadXml read;

	private final SaveXml save;

	private final XmlHistory history;

	private final Tasks tasks;

	XmlPages(Vms vms, ReadXml read, SaveXml save, XmlHistory history, Tasks tasks) {
		this.vms = vms;
		this.read = read;
		this.save = save;
		this.history = history;
		this.tasks = tasks;
	}

	@GetMapping
	String page(@PathVariable String uuid, @RequestParam(required = false) @Nullable String version, Model model) {
		model.addAttribute("vm", this.vms.view(VmId.parse(uuid)));
		model.addAttribute("version", version);
		return "vm/xml/editor";
	}

	/** The text, from the host. */
	@GetMapping("/editor")
	String editor(@PathVariable String uuid, @RequestParam(required = false) @Nullable String version, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		String earlier = (version != null && !version.isEmpty()) ? this.history.require(vm.id(), version).text() : null;
		model.addAttribute("vm", vm);
		model.addAttribute("mayEdit", this.read.mayEdit(vm));
		try {
			model.addAttribute("draft", this.read.begin(vm.id(), earlier));
		}
		catch (Problem problem) {
			model.addAttribute("problem", problem);
		}
		return "vm/xml/editor :: form";
	}

	/** Shows what would change, or saves it: {@code deed} is review or save. */
	@PostMapping
	String answer(@PathVariable String uuid, Typed typed, Model model, HttpServletResponse response) {
		VmId id = VmId.parse(uuid);
		model.addAttribute("vm", this.vms.view(id));
		try {
			if (typed.isReviewed()) {
				saved(this.save.save(id, typed.edit()), id, response);
			}
			XmlDiff diff = this.save.review(id, typed.edit());
			model.addAttribute("diff", diff);
			model.addAttribute("digest", XmlText.digest(typed.edit().text()));
		}
		catch (XmlConflict conflict) {
			conflict(typed, conflict.present(), model);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		catch (InvalidInput invalid) {
			model.addAttribute("fault", XmlFault.of(invalid, typed.edit().text()));
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		catch (Problem problem) {
			failed(typed, problem, model);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return RESULT;
	}

	private void saved(TaskView begun, VmId id, HttpServletResponse response) {
		TaskView task = this.tasks.await(begun.id(), PATIENCE);
		if (task.state() == TaskState.FAILED) {
			ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
		}
		response.setHeader("HX-Redirect", "/vms/" + id + (task.state().isOver() ? "?tab=xml" : "?tab=tasks"));
	}

	/** Changed between the look and the deed, or refused by libvirt. */
	private void failed(Typed typed, Problem problem, Model model) {
		model.addAttribute("fault", XmlFault.of(problem, typed.edit().text()));
	}

	private static void conflict(Typed typed, XmlText present, Model model) {
		String base = (typed.base() != null) ? typed.base() : "";
		model.addAttribute("present", present);
		model.addAttribute("theirs", XmlDiff.between(base, present.text()));
		model.addAttribute("merged", XmlDiff.merged(base, typed.edit().text(), present.text()).orElse(null));
	}

	/**
	 * What the form sends.
	 *
	 * @param base the text that the author began with
	 * @param reviewed digest of the text whose changes were shown
	 */
	record Typed(@Nullable String xml, @Nullable String base, @Nullable String version, @Nullable String reviewed,
			@Nullable String deed) {

		/** Forms send lines with CR and LF. */
		XmlEdit edit() {
			return new XmlEdit((this.xml != null) ? this.xml.replace("\r\n", "\n") : "",
					(this.version != null) ? this.version : "");
		}

		@Override
		public @Nullable String base() {
			return (this.base != null) ? this.base.replace("\r\n", "\n") : null;
		}

		/** Only what was shown is saved. */
		boolean isReviewed() {
			return "save".equals(this.deed) && XmlText.digest(edit().text()).equals(this.reviewed);
		}

	}

}
