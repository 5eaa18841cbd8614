package dev.weir.access.factor;

import java.util.List;
import java.util.Objects;

import dev.weir.problem.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The page of one's own second factor. The secret and the recovery codes stand in the
 * answers to the forms that made them and nowhere else. Thread-safe.
 */
@Controller
@RequestMapping("/account/second-factor")
class SecondFactorPage {

	private static final String VIEW = "access/second-factor";

	private static final String FORM = "form";

	private final SetUpSecondFactor setUp;

	private final OwnSecondFactor own;

	private final FactorSessions sessions;

	SecondFactorPage(SetUpSecondFactor setUp, OwnSecondFactor own, FactorSessions sessions) {
		this.setUp = setUp;
		this.own = own;
		this.sessions = sessions;
	}

	@GetMapping
	String show(Model model) {
		model.addAttribute(FORM, new SecondFactorForm(null, null));
		return view(model);
	}

	@PostMapping("/begin")
	String begin(@ModelAttribute(FORM) SecondFactorForm form, BindingResult errors, Model model,
			ServletWebRequest web) {
		try {
			model.addAttribute("enrolment", this.setUp.begin(form.password()));
		}
		catch (InvalidInput wrong) {
			refuse(wrong, errors, web);
		}
		return view(model);
	}

	@PostMapping("/confirm")
	String confirm(@ModelAttribute(FORM) SecondFactorForm form, BindingResult errors, Model model,
			ServletWebRequest web) {
		try {
			reveal(this.setUp.confirm(form.code()), model);
			this.sessions.changed(web, "second-factor-on");
		}
		catch (InvalidInput wrong) {
			refuse(wrong, errors, web);
			model.addAttribute("enrolment", this.setUp.unconfirmed());
		}
		return view(model);
	}

	@PostMapping("/recovery-codes")
	String renew(@ModelAttribute(FORM) SecondFactorForm form, BindingResult errors, Model model,
			ServletWebRequest web) {
		try {
			reveal(this.own.renewRecoveryCodes(form.code()), model);
			this.sessions.tell("new-recovery-codes");
		}
		catch (InvalidInput wrong) {
			refuse(wrong, errors, web);
		}
		return view(model);
	}

	@PostMapping("/off")
	String turnOff(@ModelAttribute(FORM) SecondFactorForm form, BindingResult errors, Model model,
			ServletWebRequest web) {
		try {
			this.own.turnOff(form.code());
			this.sessions.changed(web, "second-factor-off");
			return "redirect:/account/second-factor";
		}
		catch (InvalidInput wrong) {
			refuse(wrong, errors, web);
			return view(model);
		}
	}

	private static void refuse(InvalidInput wrong, BindingResult errors, ServletWebRequest web) {
		wrong.addTo(errors);
		Objects.requireNonNull(web.getResponse()).setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
	}

	private static void reveal(List<String> codes, Model model) {
		model.addAttribute("codes", codes);
	}

	private String view(Model model) {
		model.addAttribute("state", this.own.state());
		return VIEW;
	}

}
