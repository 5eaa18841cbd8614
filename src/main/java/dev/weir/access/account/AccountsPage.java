package dev.weir.access.account;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The page of all accounts. A generated password stands in the answer to the form that
 * made it and nowhere else. Thread-safe.
 */
@Controller
@RequestMapping("/accounts")
class AccountsPage {

	private static final String VIEW = "access/accounts";

	private static final String BACK = "redirect:/accounts";

	private final CreateAccount creation;

	private final AccountDeeds deeds;

	private final MessageSource messages;

	AccountsPage(CreateAccount creation, AccountDeeds deeds, MessageSource messages) {
		this.creation = creation;
		this.deeds = deeds;
		this.messages = messages;
	}

	@GetMapping
	String show(Model model, ServletWebRequest web) {
		model.addAttribute("form", new AccountForm(null, null));
		return view(model, web);
	}

	@PostMapping
	String create(@ModelAttribute("form") AccountForm form, BindingResult errors, Model model, ServletWebRequest web) {
		try {
			reveal(this.creation.create(form), model);
		}
		catch (InvalidInput wrong) {
			for (FieldProblem field : wrong.fields()) {
				errors.rejectValue(field.field(), field.messageKey(), field.arguments().toArray(), null);
			}
			Objects.requireNonNull(web.getResponse()).setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return view(model, web);
	}

	@PostMapping("/{id}/reset-password")
	String resetPassword(@PathVariable String id, Model model, ServletWebRequest web) {
		reveal(this.deeds.resetPassword(id), model);
		return view(model, web);
	}

	@PostMapping("/{id}/lock")
	String lock(@PathVariable String id) {
		this.deeds.lock(id);
		return BACK;
	}

	@PostMapping("/{id}/unlock")
	String unlock(@PathVariable String id) {
		this.deeds.unlock(id);
		return BACK;
	}

	@PostMapping("/{id}/require-second-factor")
	String requireSecondFactor(@PathVariable String id) {
		this.deeds.requireSecondFactor(id, true);
		return BACK;
	}

	@PostMapping("/{id}/waive-second-factor")
	String waiveSecondFactor(@PathVariable String id) {
		this.deeds.requireSecondFactor(id, false);
		return BACK;
	}

	@PostMapping("/{id}/remove-second-factor")
	String removeSecondFactor(@PathVariable String id) {
		this.deeds.removeSecondFactor(id);
		return BACK;
	}

	@PostMapping("/{id}/delete")
	String delete(@PathVariable String id) {
		this.deeds.delete(id);
		return BACK;
	}

	private static void reveal(TemporaryPassword made, Model model) {
		AccountForm empty = new AccountForm(null, null);
		model.addAttribute("made", made.account());
		model.addAttribute("secret", made.password());
		model.addAttribute("form", empty);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(empty, "form"));
	}

	private String view(Model model, ServletWebRequest web) {
		HttpServletRequest request = web.getRequest();
		model.addAttribute("accounts", this.deeds.list());
		model.addAttribute("own", request.getRemoteUser());
		model.addAttribute("roles", roles(web.getLocale()));
		return VIEW;
	}

	private Map<String, String> roles(Locale locale) {
		Map<String, String> roles = new LinkedHashMap<>();
		CreateAccount.roles()
			.forEach(
					(role) -> roles.put(role.id(), this.messages.getMessage("access.role." + role.id(), null, locale)));
		return roles;
	}

}
