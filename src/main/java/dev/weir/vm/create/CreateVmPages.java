package dev.weir.vm.create;

import java.beans.PropertyEditorSupport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.os.OsCatalog;
import dev.weir.vm.os.OsEntry;
import dev.weir.vm.size.Sizes;
import dev.weir.vm.size.VmSize;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that makes a virtual machine. The form posts itself to be reshaped (another
 * host, one more disk), to be planned, and to be carried out.
 */
@Controller
@RequestMapping("/vms/new")
class CreateVmPages {

	private static final String PAGE = "vm/create/new";

	/** Most virtual machines are made faster; for the others the task list is shown. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Access access;

	private final Fleet fleet;

	private final CreateVm createVm;

	private final DraftCheck check;

	private final Tasks tasks;

	private final OsCatalog catalog;

	private final Sizes sizes;

	CreateVmPages(Access access, Fleet fleet, CreateVm createVm, DraftCheck check, Tasks tasks, OsCatalog catalog,
			Sizes sizes) {
		this.access = access;
		this.fleet = fleet;
		this.createVm = createVm;
		this.check = check;
		this.tasks = tasks;
		this.catalog = catalog;
		this.sizes = sizes;
	}

	@GetMapping
	String page(@RequestParam(required = false) @Nullable String hostId, Model model) {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		HostMirror host = host(hostId).filter(CreateVmPages::isOpen).or(this::firstHost).orElse(null);
		model.addAttribute("form", FormDefaults.of(host));
		return shown(host, model);
	}

	/** Nothing is changed: the same form with another host, or more or fewer rows. */
	@PostMapping(params = "shape")
	String reshape(@ModelAttribute(name = "form", binding = false) @Nullable CreateVmForm typed, BindingResult errors,
			@RequestParam String shape, Model model) {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		CreateVmForm form = hashed(readable(typed));
		HostMirror host = host(form.hostId()).orElse(null);
		CreateVmForm reshaped = FormShape.apply(form, shape, host, this.catalog);
		keep(reshaped, model);
		return shown(host, model);
	}

	@PostMapping(params = "plan")
	String plan(@ModelAttribute(name = "form", binding = false) @Nullable CreateVmForm typed, BindingResult errors,
			Model model, HttpServletResponse response,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		CreateVmForm form = hashed(readable(typed));
		keep(form, model);
		try {
			model.addAttribute("plan", VmPlan.of(this.check.check(draft(form))));
		}
		catch (Problem ex) {
			return refused(form, errors, ex, model, response);
		}
		return (htmx != null) ? PAGE + " :: plan" : shown(host(form.hostId()).orElse(null), model);
	}

	@PostMapping
	String create(@ModelAttribute(name = "form", binding = false) @Nullable CreateVmForm typed, BindingResult errors,
			Model model, HttpServletResponse response) {
		CreateVmForm form = readable(typed);
		try {
			TaskView task = this.createVm.create(draft(form));
			TaskView now = this.tasks.await(task.id(), PATIENCE);
			if (this.fleet.vm(VmId.parse(task.target().id())).isPresent()) {
				return "redirect:/vms/" + task.target().id();
			}
			if (now.state() == TaskState.FAILED) {
				throw failure(now);
			}
			return "redirect:/tasks";
		}
		catch (Problem ex) {
			return refused(form, errors, ex, model, response);
		}
	}

	/** A box that is ticked says true; whatever else was sent for it is no. */
	@InitBinder("form")
	void ticks(WebDataBinder binder) {
		binder.registerCustomEditor(Boolean.class, new PropertyEditorSupport() {

			@Override
			public void setAsText(String text) {
				setValue("true".equals(text));
			}

		});
	}

	/** Spring fails on a row number beyond what its lists grow to. */
	@ModelAttribute
	void refuseFarRows(HttpServletRequest request) {
		if (request.getParameterMap().keySet().stream().anyMatch((name) -> name.matches(".*\\[\\d{3,}].*"))) {
			throw InvalidInput.of("disks", "vm.create.problem.too-many", DiskReader.MAX_DISKS);
		}
	}

	/** A row sent where rows belong, for one, leaves no form at all. */
	private static CreateVmForm readable(@Nullable CreateVmForm typed) {
		if (typed == null) {
			throw InvalidInput.of("disks", "vm.create.problem.disk-source");
		}
		return typed;
	}

	/** What the page shows in place of what came. */
	private static BindingResult keep(CreateVmForm form, Model model) {
		BindingResult result = new BeanPropertyBindingResult(form, "form");
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", result);
		model.addAttribute("form", form);
		return result;
	}

	/** A typed password never goes back to the browser. */
	private static CreateVmForm hashed(CreateVmForm form) {
		return form.withCloud(form.cloudForm().hashed());
	}

	private static Problem failure(TaskView task) {
		ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.REFUSED_BY_HOST;
		return new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
	}

	private String refused(CreateVmForm form, BindingResult errors, Problem problem, Model model,
			HttpServletResponse response) {
		BindingResult told = keep(hashed(form), model);
		errors.getAllErrors().forEach(told::addError);
		FormErrors.tell(problem, form, told);
		response.setStatus(problem.kind().httpStatus());
		response.setHeader("HX-Retarget", "#create-vm");
		response.setHeader("HX-Reselect", "#create-vm");
		response.setHeader("HX-Reswap", "outerHTML show:window:top");
		model.addAttribute("detail", problem.detail());
		return shown(host(form.hostId()).orElse(null), model);
	}

	private String shown(@Nullable HostMirror host, Model model) {
		List<HostMirror> hosts = this.fleet.hosts();
		model.addAttribute("choices",
				FormChoices.of(hosts, host, this.catalog.all().stream().map(OsEntry::name).distinct().toList()));
		model.addAttribute("anyHost", !hosts.isEmpty());
		model.addAttribute("sizes", this.sizes.all());
		return PAGE;
	}

	/** People choose a system by its name, and a size for its numbers. */
	private VmDraft draft(CreateVmForm form) {
		String os = form.osId();
		CreateVmForm named = (os == null || os.isBlank()) ? form : form.withOs(this.catalog.idOf(os));
		String size = form.size();
		return ((form.isPreset() && size != null) ? this.sizes.find(size) : Optional.<VmSize>empty())
			.map((found) -> named.sized(found.vcpus(), found.memoryMib()))
			.orElse(named)
			.draft();
	}

	private Optional<HostMirror> host(@Nullable String id) {
		return this.fleet.hosts().stream().filter((host) -> host.id().toString().equals(id)).findFirst();
	}

	private Optional<HostMirror> firstHost() {
		return this.fleet.hosts().stream().filter(CreateVmPages::isOpen).findFirst();
	}

	private static boolean isOpen(HostMirror host) {
		return host.isUp() && !host.marks().isInMaintenance();
	}

}
