package dev.weir.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in page, and the one for the second factor. Thread-safe.
 */
@Controller
class SignInPage {

	private static final int LONGEST_WAIT = 3600;

	private final SecondStep step;

	SignInPage(SecondStep step) {
		this.step = step;
	}

	@GetMapping(PageRefusals.SIGN_IN)
	String show(@RequestParam(required = false) @Nullable String wait,
			@RequestParam(required = false) @Nullable String failed,
			@RequestParam(required = false) @Nullable String locked,
			@RequestParam(required = false) @Nullable String expired,
			@RequestParam(required = false) @Nullable String goodbye, @Nullable Authentication authentication,
			Model model) {
		if (authentication != null && authentication.isAuthenticated()) {
			return "redirect:/";
		}
		model.addAttribute("wait", seconds(wait));
		model.addAttribute("notice", (failed != null) ? "failed"
				: (locked != null) ? "locked" : (expired != null) ? "expired" : (goodbye != null) ? "goodbye" : null);
		return "access/login";
	}

	/** For somebody who gave the password; anybody else begins at the beginning. */
	@GetMapping(CodeSignIn.PAGE)
	String code(@RequestParam(required = false) @Nullable String wait,
			@RequestParam(required = false) @Nullable String failed, HttpServletRequest request, Model model) {
		if (HalfSignedIn.of(request, this.step.now()) == null) {
			return "redirect:" + PageRefusals.SIGN_IN;
		}
		model.addAttribute("wait", seconds(wait));
		model.addAttribute("failed", failed != null);
		return "access/code";
	}

	/** The address bar is anybody's: only a sensible number is shown. */
	private static @Nullable Integer seconds(@Nullable String wait) {
		if (wait == null || !wait.matches("[0-9]{1,4}")) {
			return null;
		}
		return Math.min(Integer.parseInt(wait), LONGEST_WAIT);
	}

}
