package dev.weir.vm.list;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with all virtual machines.
 */
@Controller
class VmListPages {

	private static final String COLUMNS = "WEIR_VM_COLUMNS";

	private static final Duration A_YEAR = Duration.ofDays(365);

	private final VmIndex index;

	private final Fleet fleet;

	private final ListHead head;

	private final MessageSource messages;

	VmListPages(VmIndex index, Fleet fleet, ListHead head, MessageSource messages) {
		this.head = head;
		this.index = index;
		this.fleet = fleet;
		this.messages = messages;
	}

	@GetMapping("/vms")
	String page(VmListQuery query, @CookieValue(name = COLUMNS, required = false) @Nullable Cookie columns, Model model,
			HttpServletResponse response) {
		fill(query, columns, model, response);
		model.addAttribute("saved", this.head.saved());
		return "vm/list";
	}

	@HxRequest
	@GetMapping("/vms")
	String results(VmListQuery query, @CookieValue(name = COLUMNS, required = false) @Nullable Cookie columns,
			Model model, HttpServletResponse response) {
		fill(query, columns, model, response);
		return "vm/list :: results";
	}

	/** What the filter typed so far could become. */
	@HxRequest
	@GetMapping("/vms/filter-hints")
	String hints(@RequestParam(defaultValue = "") String q, Model model) {
		model.addAttribute("hints",
				(q.length() <= 100) ? this.index.fields().completions(q).stream().limit(20).toList() : List.of());
		return "vm/list :: hints";
	}

	/** Remembers in this browser which columns to show. */
	@PostMapping("/vms/columns")
	String columns(@RequestParam(defaultValue = "") List<String> column,
			@RequestParam(defaultValue = "/vms") String back, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(COLUMNS, VmColumn.cookie(VmColumn.named(column)))
			.path("/vms")
			.maxAge(A_YEAR)
			.httpOnly(true)
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		return "redirect:" + back(back);
	}

	/** Only ever to the list: the address comes from a form. */
	private static String back(String typed) {
		try {
			return typed.startsWith("/vms?") ? URI.create(typed).toString() : "/vms";
		}
		catch (IllegalArgumentException ex) {
			return "/vms";
		}
	}

	private void fill(VmListQuery query, @Nullable Cookie columns, Model model, HttpServletResponse response) {
		Listing<VmRow> listing = new Listing<>(List.of(), null, 0);
		try {
			PageQuery page = query.page();
			List<VmMirror> matching = this.index.find(page.q(), query.order());
			listing = Listing.page(matching, page).map(this.index::row);
		}
		catch (InvalidInput problem) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("problem", sentence(problem.fields().get(0)));
		}
		// as it came: Spring would decode it, and fail on a lone percent sign
		Set<VmColumn> shown = VmColumn.chosen((columns != null) ? columns.getValue() : null);
		model.addAttribute("query", query);
		model.addAttribute("listing", listing);
		model.addAttribute("shown", shown);
		model.addAttribute("show", VmCells.of(shown));
		model.addAttribute("allColumns", VmColumn.values());
		model.addAttribute("sizes", VmListQuery.SIZES);
		model.addAttribute("bulk", this.head.often());
		model.addAttribute("bulkMore", this.head.more());
		model.addAttribute("fields", this.index.fields().names());
		model.addAttribute("hostless", this.fleet.hosts().isEmpty());
		model.addAttribute("vmless", this.fleet.vms().isEmpty());
	}

	private String sentence(FieldProblem problem) {
		Locale locale = LocaleContextHolder.getLocale();
		return this.messages.getMessage(problem.messageKey(), problem.arguments().toArray(), locale);
	}

}
