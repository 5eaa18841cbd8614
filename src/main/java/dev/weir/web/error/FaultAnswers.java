package dev.weir.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Gives a fault the form that the asker understands. Thread-safe.
 */
@Component
class FaultAnswers {

	/** What a handler method returns: a ResponseEntity or a ModelAndView. */
	Object answer(Fault fault, String path, HttpServletRequest request, HttpServletResponse response) {
		if (isApi(path)) {
			return ResponseEntity.status(fault.status())
				.headers(fault.headers())
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(fault.toProblemDetail());
		}
		response.setStatus(fault.status().value());
		if (request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null) {
			response.setHeader("HX-Retarget", "#toasts");
			response.setHeader("HX-Reswap", "beforeend");
			return new ModelAndView("web/error :: toast", "fault", fault);
		}
		ModelAndView page = new ModelAndView("web/error", "fault", fault);
		page.addObject("signedIn", isSignedIn());
		return page;
	}

	/** The documentation under /api/docs is a page. */
	static boolean isApi(String path) {
		return path.startsWith("/api/") && !path.equals("/api/docs") && !path.startsWith("/api/docs/");
	}

	private static boolean isSignedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.isAuthenticated()
				&& !(authentication instanceof AnonymousAuthenticationToken);
	}

}
