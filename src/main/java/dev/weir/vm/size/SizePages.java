package dev.weir.vm.size;

import dev.weir.problem.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page on which sizes are edited: a form for each, and one for another.
 */
@Controller
@RequestMapping("/vms/sizes")
class SizePages {

	private static final int MAX_DIGITS = 9;

	private final Sizes sizes;

	SizePages(Sizes sizes) {
		this.sizes = sizes;
	}

	@GetMapping
	String list(Model model) {
		return shown(new Typed(null, "", "", "", null), model);
	}

	@PostMapping
	String change(Typed typed, Model model, HttpServletResponse response) {
		try {
			String id = (typed.id() != null && !typed.id().isEmpty()) ? typed.id() : null;
			if (id != null && typed.delete() != null) {
				this.sizes.delete(id);
			}
			else {
				Long vcpus = number(typed.vcpus());
				this.sizes.save(id, typed.name(), (vcpus != null) ? vcpus.intValue() : null, number(typed.memoryMib()));
			}
			return "redirect:/vms/sizes";
		}
		catch (InvalidInput invalid) {
			model.addAttribute("problems", invalid.fields());
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return shown(typed, model);
		}
	}

	private String shown(Typed typed, Model model) {
		model.addAttribute("sizes", this.sizes.all());
		model.addAttribute("typed", typed);
		model.addAttribute("mayEdit", this.sizes.mayEdit());
		return "vm/sizes";
	}

	private static @Nullable Long number(@Nullable String typed) {
		String digits = (typed != null) ? typed.strip() : "";
		boolean right = !digits.isEmpty() && digits.length() <= MAX_DIGITS
				&& digits.chars().allMatch((c) -> c >= '0' && c <= '9');
		return right ? Long.valueOf(digits) : null;
	}

	/**
	 * What a form sends.
	 *
	 * @param id empty for another one
	 * @param delete there when it is to go
	 */
	record Typed(@Nullable String id, @Nullable String name, @Nullable String vcpus, @Nullable String memoryMib,
			@Nullable String delete) {
	}

}
