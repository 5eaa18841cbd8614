package dev.weir.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What a look at the whole trail found, as a page and over REST. Thread-safe.
 */
@Controller
class VerifyAuditPages {

	private final VerifyAudit verify;

	VerifyAuditPages(VerifyAudit verify) {
		this.verify = verify;
	}

	@GetMapping("/audit/verify")
	String page(Model model) {
		model.addAttribute("report", this.verify.verify());
		return "audit/verify";
	}

	@GetMapping("/api/v1/audit/verify")
	@ResponseBody
	Result api() {
		ChainReport report = this.verify.verify();
		return new Result(report.isIntact(), report);
	}

	/** In the REST contract. */
	record Result(boolean intact, @JsonUnwrapped ChainReport report) {
	}

}
