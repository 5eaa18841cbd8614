package dev.weir.vm.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Definitions and their history by REST.
 */
@RestController
@RequestMapping("/api/v1/vms/{uuid}/xml")
class XmlApi {

	/** A definition is refused or taken in far less. */
	private static final int USUAL_WAIT = 10;

	private final ReadXml read;

	private final SaveXml save;

	private final XmlHistory history;

	private final Vms vms;

	private final Tasks tasks;

	XmlApi(ReadXml read, SaveXml save, XmlHistory history, Vms vms, Tasks tasks) {
		this.read = read;
		this.save = save;
		this.history = history;
		this.vms = vms;
		this.tasks = tasks;
	}

	/** What the next start will use, secrets masked. */
	@GetMapping(produces = MediaType.APPLICATION_XML_VALUE)
	ResponseEntity<String> get(@PathVariable String uuid) {
		XmlText xml = this.read.read(VmId.parse(uuid));
		return ResponseEntity.ok().eTag("\"" + xml.version() + "\"").body(xml.text());
	}

	/** Replaces it, if it is still what was read; secrets left masked stay. */
	@PutMapping
	ResponseEntity<TaskJson> put(@PathVariable String uuid, HttpServletRequest request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestParam(required = false) @Nullable Integer wait) throws IOException {
		VmId id = VmId.parse(uuid);
		byte[] xml = request.getInputStream().readNBytes(XmlEdit.LONGEST + 1);
		String text = new String(xml, StandardCharsets.UTF_8);
		return answer(this.save.save(id, new XmlEdit(text, version(id, ifMatch))), wait);
	}

	/** Earlier versions, newest first. */
	@GetMapping("/history")
	Listing<Version> history(@PathVariable String uuid, @RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		VmId id = this.vms.view(VmId.parse(uuid)).id();
		List<Version> all = this.history.of(id).stream().map(Version::of).toList();
		return Listing.page(all, PageQuery.of(null, limit, cursor));
	}

	/** One of them, without secrets. */
	@GetMapping(path = "/history/{id}", produces = MediaType.APPLICATION_XML_VALUE)
	String version(@PathVariable String uuid, @PathVariable String id) {
		return this.history.require(this.vms.view(VmId.parse(uuid)).id(), id).text();
	}

	/** What going back to it would change, as {@code diff -u} writes it. */
	@GetMapping(path = "/history/{id}/diff", produces = MediaType.TEXT_PLAIN_VALUE)
	String diff(@PathVariable String uuid, @PathVariable String id) {
		VmId vm = this.vms.view(VmId.parse(uuid)).id();
		ReadXml.Draft draft = this.read.begin(vm, this.history.require(vm, id).text());
		return XmlDiff.unified(draft.present().text(), draft.text());
	}

	/** Goes back to it; secrets stay as they are. */
	@PostMapping("/history/{id}/restore")
	ResponseEntity<TaskJson> restore(@PathVariable String uuid, @PathVariable String id,
			@RequestParam(required = false) @Nullable Integer wait) {
		VmId vm = this.vms.view(VmId.parse(uuid)).id();
		return answer(this.save.restore(vm, this.history.require(vm, id).text()), wait);
	}

	/** What libvirt says against it is told at once. */
	private ResponseEntity<TaskJson> answer(TaskView begun, @Nullable Integer wait) {
		TaskView task = TaskResponse.await(this.tasks, begun, (wait != null) ? wait : USUAL_WAIT);
		if (task.state() == TaskState.FAILED) {
			ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
		}
		return TaskResponse.of(this.tasks, task, 0);
	}

	private String version(VmId id, @Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw InvalidInput.of(HttpHeaders.IF_MATCH, "vm.xml.problem.if-match");
		}
		if (ifMatch.strip().equals("*")) {
			return this.read.read(id).version();
		}
		return ifMatch.strip().replaceAll("^W/|\"", "");
	}

	/**
	 * A version in a list.
	 *
	 * @param author the account, or null for a change past Weir
	 * @param origin the kind of task, {@code outside}, or {@code found} for what was
	 * there before Weir saw a change
	 */
	record Version(String id, Instant takenAt, @Nullable String author, String origin) {

		static Version of(XmlVersionView view) {
			return new Version(Long.toString(view.id()), view.takenAt(), view.origin().author(), view.origin().kind());
		}

	}

}
