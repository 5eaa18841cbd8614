package dev.weir.vm.xml;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Earlier versions of a definition. Reads the database and the mirror only.
 */
@Controller
@RequestMapping("/vms/{uuid}/xml/history")
class XmlHistoryPages {

	private final Vms vms;

	private final XmlHistory history;

	private final ReadXml read;

	XmlHistoryPages(Vms vms, XmlHistory history, ReadXml read) {
		this.vms = vms;
		this.history = history;
		this.read = read;
	}

	@GetMapping
	String list(@PathVariable String uuid, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		model.addAttribute("vm", vm);
		model.addAttribute("rows", Row.of(this.history.of(vm.id())));
		model.addAttribute("kept", XmlHistory.KEPT);
		return "vm/xml/history";
	}

	/** One version: what it changed, or what differs from the present. */
	@GetMapping("/{id}")
	String version(@PathVariable String uuid, @PathVariable String id,
			@RequestParam(defaultValue = "before") String against, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		XmlVersionView version = this.history.require(vm.id(), id);
		List<XmlVersionView> older = this.history.of(vm.id())
			.stream()
			.filter((each) -> each.id() < version.id())
			.toList();
		String inactive = vm.xml().inactive();
		boolean present = "present".equals(against) && inactive != null;
		String before = older.isEmpty() ? version.text() : older.get(0).text();
		model.addAttribute("vm", vm);
		model.addAttribute("version", version);
		model.addAttribute("present", present);
		model.addAttribute("first", older.isEmpty());
		model.addAttribute("mayEdit", this.read.mayEdit(vm));
		model.addAttribute("diff", (present && inactive != null) ? XmlDiff.between(version.text(), inactive)
				: XmlDiff.between(before, version.text()));
		return "vm/xml/version";
	}

	/**
	 * A version in the list.
	 *
	 * @param diff from the one before
	 */
	record Row(XmlVersionView version, XmlDiff diff) {

		static List<Row> of(List<XmlVersionView> newestFirst) {
			return java.util.stream.IntStream.range(0, newestFirst.size()).mapToObj((i) -> {
				XmlVersionView before = newestFirst.get(Math.min(i + 1, newestFirst.size() - 1));
				return new Row(newestFirst.get(i), XmlDiff.between(before.text(), newestFirst.get(i).text()));
			}).toList();
		}

	}

}
