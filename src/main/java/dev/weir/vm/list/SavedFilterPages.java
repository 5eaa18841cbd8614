package dev.weir.vm.list;

import java.util.Objects;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of one's own saved filters: keep the present one, rename, delete.
 */
@Controller
class SavedFilterPages {

	private final OwnFilters filters;

	SavedFilterPages(OwnFilters filters) {
		this.filters = filters;
	}

	@GetMapping("/vms/filters")
	String page(@RequestParam(defaultValue = "") String q, Model model) {
		return show(new Form(null, "", q), model);
	}

	/** Keeps a new one, or changes the one whose id the form carries. */
	@PostMapping("/vms/filters")
	String save(@ModelAttribute("form") Form form, BindingResult errors, Model model, HttpServletResponse response) {
		try {
			if (form.isNew()) {
				this.filters.keep(form.name(), form.query());
			}
			else {
				this.filters.change(Objects.requireNonNullElse(form.id(), ""), form.name(), form.query());
			}
			return "redirect:/vms/filters";
		}
		catch (InvalidInput invalid) {
			invalid.addTo(errors);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(form, model);
		}
	}

	@PostMapping("/vms/filters/{id}/delete")
	String remove(@PathVariable String id) {
		try {
			this.filters.remove(id);
		}
		catch (Problem problem) {
			// gone already: that is what was asked for
			if (problem.kind() != ErrorKind.NOT_FOUND) {
				throw problem;
			}
		}
		return "redirect:/vms/filters";
	}

	private String show(Form form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("saved", this.filters.list());
		model.addAttribute("most", OwnFilters.MOST);
		return "vm/filters";
	}

	/**
	 * What was typed.
	 *
	 * @param id of the filter that is changed, or null for a new one
	 */
	record Form(@Nullable String id, @Nullable String name, @Nullable String query) {

		public boolean isNew() {
			return this.id == null || this.id.isBlank();
		}

	}

}
