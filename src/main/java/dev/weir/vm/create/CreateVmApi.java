package dev.weir.vm.create;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Virtual machines by REST: made from a description, or from a definition.
 */
@RestController
@RequestMapping("/api/v1/vms")
class CreateVmApi {

	private final CreateVm createVm;

	private final ImportVm importVm;

	private final Tasks tasks;

	CreateVmApi(CreateVm createVm, ImportVm importVm, Tasks tasks) {
		this.createVm = createVm;
		this.importVm = importVm;
		this.tasks = tasks;
	}

	@PostMapping
	ResponseEntity<TaskJson> create(@RequestBody VmDraft draft,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.createVm.create(draft), wait);
	}

	@PostMapping("/import-xml")
	ResponseEntity<TaskJson> importXml(@RequestBody XmlDraft draft,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.importVm.create(draft.host(), draft.definition(),
				Boolean.TRUE.equals(draft.start()), Boolean.TRUE.equals(draft.newIdentity())), wait);
	}

	/**
	 * A definition to be imported, as sent.
	 *
	 * @param newIdentity whether UUID and MAC addresses are chosen anew
	 */
	record XmlDraft(@Nullable String hostId, @Nullable String xml, @Nullable Boolean start,
			@Nullable Boolean newIdentity) {

		HostId host() {
			if (this.hostId == null || this.hostId.isBlank()) {
				throw InvalidInput.of("hostId", "vm.create.problem.host-missing");
			}
			try {
				return HostId.parse(this.hostId);
			}
			catch (Problem ex) {
				throw InvalidInput.of("hostId", "vm.create.problem.host-unknown");
			}
		}

		String definition() {
			if (this.xml == null || this.xml.isBlank()) {
				throw InvalidInput.of("xml", "vm.create.problem.xml-missing");
			}
			return this.xml;
		}

	}

}
