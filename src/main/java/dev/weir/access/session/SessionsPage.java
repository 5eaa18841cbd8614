package dev.weir.access.session;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The pages of sessions: one's own, and for whoever manages accounts those of an account.
 * Thread-safe.
 */
@Controller
class SessionsPage {

	private static final String VIEW = "access/sessions";

	private final SessionDeeds deeds;

	SessionsPage(SessionDeeds deeds) {
		this.deeds = deeds;
	}

	@GetMapping("/account/sessions")
	String own(Model model) {
		model.addAttribute("sessions", this.deeds.own());
		model.addAttribute("base", "/account/sessions");
		return VIEW;
	}

	@PostMapping("/account/sessions/{session}/end")
	String endOwn(@PathVariable String session) {
		this.deeds.endOwn(session);
		return "redirect:/account/sessions";
	}

	@GetMapping("/accounts/{account}/sessions")
	String of(@PathVariable String account, Model model) {
		model.addAttribute("sessions", this.deeds.of(account));
		model.addAttribute("name", this.deeds.name(account));
		model.addAttribute("base", "/accounts/" + account + "/sessions");
		return VIEW;
	}

	@PostMapping("/accounts/{account}/sessions/{session}/end")
	String end(@PathVariable String account, @PathVariable String session) {
		this.deeds.end(account, session);
		return "redirect:/accounts/" + account + "/sessions";
	}

}
