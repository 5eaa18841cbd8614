package dev.weir.web.search;

import java.util.Locale;

import dev.weir.problem.InvalidInput;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The results of the quick search, as a fragment. Thread-safe.
 */
@Controller
class SearchPages {

	static final int MAX_LENGTH = 200;

	private final QuickSearch search;

	SearchPages(QuickSearch search) {
		this.search = search;
	}

	@GetMapping("/search")
	String results(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
		if (q.length() > MAX_LENGTH) {
			throw InvalidInput.of("q", "web.search.too-long", MAX_LENGTH);
		}
		model.addAttribute("hits", this.search.find(q, locale)).addAttribute("typed", q.strip());
		return "web/search :: results";
	}

}
