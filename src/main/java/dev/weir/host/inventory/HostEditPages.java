package dev.weir.host.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;
import dev.weir.problem.InvalidInput;

/**
 * Forms that add, change and remove hosts.
 */
@Controller
class HostEditPages {

	private final Access access;

	private final HostVerbs verbs;

	private final Register register;

	private final Fleet fleet;

	private final HostFormModel model;

	HostEditPages(Access access, HostVerbs verbs, Register register, Fleet fleet, HostFormModel model) {
		this.access = access;
		this.verbs = verbs;
		this.register = register;
		this.fleet = fleet;
		this.model = model;
	}

	@GetMapping("/hosts/new")
	ModelAndView blank(@RequestParam(defaultValue = "ssh") String transport) {
		this.access.require(Permission.HOST_EDIT, Target.SYSTEM);
		return this.model.fill("host/new", HostForm.of(NewHost.of("", HostFormModel.known(transport))));
	}

	@PostMapping("/hosts/new")
	ModelAndView add(@ModelAttribute("form") HostForm form, BindingResult errors) {
		if (!errors.hasErrors()) {
			try {
				return toHost(this.verbs.add().add(form.host()).id());
			}
			catch (InvalidInput ex) {
				return again(this.model.refuse("host/new", form, errors, ex));
			}
		}
		return again(this.model.fill("host/new", form));
	}

	@GetMapping("/hosts/{id}/edit")
	ModelAndView current(@PathVariable String id, @RequestParam(required = false) @Nullable String transport) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, HostId.parse(id), ""));
		KnownHost host = this.register.show(this.register.require(HostId.parse(id)));
		String present = host.connection().transport();
		boolean same = HostFormModel.known(present).equals(present) && (transport == null || transport.equals(present));
		NewHost form = same ? NewHost.of(host) : NewHost.of(host.name(), HostFormModel.known(transport));
		return edit(host, this.model.fill("host/edit", HostForm.of(form).tagged(host.marks().tags())));
	}

	@PostMapping("/hosts/{id}/edit")
	ModelAndView change(@PathVariable String id, @ModelAttribute("form") HostForm form, BindingResult errors) {
		HostId host = HostId.parse(id);
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, host, ""));
		KnownHost known = this.register.show(this.register.require(host));
		if (!errors.hasErrors()) {
			try {
				this.verbs.change().change(host, change(form.host(), HostTags.typed(form.tags())));
				return toHost(host);
			}
			catch (InvalidInput ex) {
				return again(edit(known, this.model.refuse("host/edit", form, errors, ex)));
			}
		}
		return again(edit(known, this.model.fill("host/edit", form)));
	}

	@PostMapping("/hosts/{id}/connect")
	ModelAndView connect(@PathVariable String id) {
		return toHost(this.verbs.connect().connect(HostId.parse(id)).id());
	}

	@PostMapping("/hosts/{id}/disconnect")
	ModelAndView disconnect(@PathVariable String id) {
		return toHost(this.verbs.disconnect().disconnect(HostId.parse(id)).id());
	}

	@GetMapping("/hosts/{id}/remove")
	ModelAndView plan(@PathVariable String id) {
		HostId host = HostId.parse(id);
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, host, ""));
		return new ModelAndView("host/remove").addObject("host", this.fleet.requireHost(host))
			.addObject("vms", this.fleet.requireHost(host).vms().size());
	}

	@PostMapping("/hosts/{id}/remove")
	ModelAndView remove(@PathVariable String id) {
		this.verbs.remove().remove(HostId.parse(id));
		return new ModelAndView("redirect:/hosts");
	}

	private static HostChange change(NewHost typed, List<String> tags) {
		return new HostChange(typed.nameOrEmpty(), null, typed.connectionOrNone(), tags);
	}

	private static ModelAndView edit(KnownHost host, ModelAndView page) {
		return page.addObject("host", host).addObject("kept", host.connection().hasPassword());
	}

	private static ModelAndView again(ModelAndView page) {
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	private static ModelAndView toHost(HostId id) {
		return new ModelAndView("redirect:/hosts/" + id);
	}

}
