package dev.weir.audit;

import dev.weir.query.PageQuery;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of the trail. Thread-safe.
 */
@Controller
class AuditPage {

	private final ReadAudit audit;

	AuditPage(ReadAudit audit) {
		this.audit = audit;
	}

	@GetMapping("/audit")
	String list(@ModelAttribute("typed") AuditQuery.Typed typed,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("listing", this.audit.list(AuditQuery.of(typed), PageQuery.of(null, null, cursor)));
		return "audit/list";
	}

	@GetMapping("/audit/{id:\\d+}")
	String row(@PathVariable String id, Model model) {
		AuditView row = this.audit.require(id);
		model.addAttribute("row", row);
		model.addAttribute("lines", DiffLine.of(row.xmlDiff()));
		return "audit/row";
	}

	@HxRequest
	@GetMapping("/audit")
	String rows(@ModelAttribute("typed") AuditQuery.Typed typed,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		list(typed, cursor, model);
		return "audit/list :: rows";
	}

}
