package dev.weir.access.token;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.weir.access.Permission;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The page of one's own account: password, language and colours, API tokens. A new
 * token's secret stands in the answer to the form that made it and nowhere else: it is
 * never kept for a page that could be loaded again. Thread-safe.
 */
@Controller
@RequestMapping("/account")
class AccountPage {

	private static final String VIEW = "access/account";

	private final AccountTokens tokens;

	private final MessageSource messages;

	private final Clock clock;

	AccountPage(AccountTokens tokens, MessageSource messages, Clock clock) {
		this.tokens = tokens;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String show(@RequestParam(required = false) @Nullable String password,
			@RequestParam(required = false) @Nullable String revoked, Model model, Locale locale) {
		model.addAttribute("form", TokenForm.empty());
		if (password != null) {
			model.addAttribute("done", "access.password.changed");
		}
		else if (revoked != null) {
			model.addAttribute("done", "access.token.revoked");
		}
		return view(model, locale);
	}

	@PostMapping("/tokens")
	String issue(@ModelAttribute("form") TokenForm form, BindingResult errors, Model model, ServletWebRequest web) {
		try {
			AccountTokens.Issued issued = this.tokens.issue(form.name(), form.scopes(),
					form.expiresAt(this.clock.instant()));
			model.addAttribute("secret", issued.secret().reveal());
			model.addAttribute("form", TokenForm.empty());
			model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form",
					new BeanPropertyBindingResult(TokenForm.empty(), "form"));
		}
		catch (InvalidInput wrong) {
			for (FieldProblem field : wrong.fields()) {
				String name = field.field().startsWith("scopes") ? "scopes" : field.field();
				errors.rejectValue(name, field.messageKey(), field.arguments().toArray(), null);
			}
			Objects.requireNonNull(web.getResponse()).setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return view(model, web.getLocale());
	}

	@PostMapping("/tokens/{id}/revoke")
	String revoke(@PathVariable String id) {
		this.tokens.revoke(id);
		return "redirect:/account?revoked";
	}

	private String view(Model model, Locale locale) {
		model.addAttribute("tokens", this.tokens.list());
		model.addAttribute("permissions", Arrays.stream(Permission.values()).map(Permission::id).toList());
		model.addAttribute("periods", periods(locale));
		return VIEW;
	}

	private Map<String, String> periods(Locale locale) {
		Map<String, String> periods = new LinkedHashMap<>();
		for (Integer days : TokenForm.OFFERED) {
			String key = (days == 0) ? "access.token.expires.never" : "access.token.expires.days";
			periods.put(days.toString(), this.messages.getMessage(key, List.of(days).toArray(), locale));
		}
		return periods;
	}

}
