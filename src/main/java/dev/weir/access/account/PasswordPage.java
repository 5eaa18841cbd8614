package dev.weir.access.account;

import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The page on which a person changes the password. What was typed wrong is not shown
 * again: passwords never travel back. Thread-safe.
 */
@Controller
@RequestMapping("/account/password")
class PasswordPage {

	private static final String VIEW = "access/password";

	private final Access access;

	private final ChangePassword changePassword;

	private final AccountSessions sessions;

	private final AccountDirectory accounts;

	PasswordPage(Access access, ChangePassword changePassword, AccountSessions sessions, AccountDirectory accounts) {
		this.access = access;
		this.changePassword = changePassword;
		this.sessions = sessions;
		this.accounts = accounts;
	}

	@GetMapping
	String show(Model model, HttpServletRequest request) {
		model.addAttribute("form", new PasswordForm(null, null, null));
		return view(request, model);
	}

	@PostMapping
	String change(@ModelAttribute("form") PasswordForm form, BindingResult errors, Model model, ServletWebRequest web) {
		Actor actor = this.access.actor();
		try {
			this.changePassword.change(form);
			this.sessions.endOthers(actor);
			boolean first = mustChange(web.getRequest());
			AccountUser changed = this.accounts.byName(actor.account()).orElseThrow();
			this.sessions.renew(changed, web.getRequest(), Objects.requireNonNull(web.getResponse()));
			return first ? "redirect:/" : "redirect:/account?password";
		}
		catch (InvalidInput wrong) {
			for (FieldProblem field : wrong.fields()) {
				errors.rejectValue(field.field(), field.messageKey(), field.arguments().toArray(), null);
			}
			Objects.requireNonNull(web.getResponse()).setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return view(web.getRequest(), model);
		}
	}

	private static String view(HttpServletRequest request, Model model) {
		model.addAttribute("first", mustChange(request));
		model.addAttribute("account", request.getRemoteUser());
		model.addAttribute("minLength", PasswordRules.MIN_LENGTH);
		return VIEW;
	}

	private static boolean mustChange(HttpServletRequest request) {
		return request.getUserPrincipal() instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof AccountUser account && account.mustChangePassword();
	}

}
