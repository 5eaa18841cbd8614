package dev.weir.access.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in page. Thread-safe.
 */
@Controller
class SignInPage {

	private static final int LONGEST_WAIT = 3600;

	@GetMapping(PageRefusals.SIGN_IN)
	String show(@RequestParam(required = false) @Nullable String wait,
			@RequestParam(required = false) @Nullable String failed,
			@RequestParam(required = false) @Nullable String expired,
			@RequestParam(required = false) @Nullable String goodbye, @Nullable Authentication authentication,
			Model model) {
		if (authentication != null && authentication.isAuthenticated()) {
			return "redirect:/";
		}
		model.addAttribute("wait", seconds(wait));
		model.addAttribute("notice",
				(failed != null) ? "failed" : (expired != null) ? "expired" : (goodbye != null) ? "goodbye" : null);
		return "access/login";
	}

	/** The address bar is anybody's: only a sensible number is shown. */
	private static @Nullable Integer seconds(@Nullable String wait) {
		if (wait == null || !wait.matches("[0-9]{1,4}")) {
			return null;
		}
		return Math.min(Integer.parseInt(wait), LONGEST_WAIT);
	}

}
