package dev.weir.vm.group;

import java.util.List;

import dev.weir.query.Listing;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Start groups in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/start-groups")
class GroupsApi {

	private final EditGroups edit;

	private final RunGroup run;

	private final MemberNames names;

	private final Tasks tasks;

	GroupsApi(EditGroups edit, RunGroup run, MemberNames names, Tasks tasks) {
		this.edit = edit;
		this.run = run;
		this.names = names;
		this.tasks = tasks;
	}

	@GetMapping
	Listing<GroupBody> list() {
		List<GroupBody> all = this.edit.list().stream().map(GroupBody::of).toList();
		return new Listing<>(all, null, all.size());
	}

	@GetMapping("/{id}")
	GroupBody get(@PathVariable String id) {
		return GroupBody.of(this.edit.get(id));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	GroupBody create(@RequestBody GroupBody body) {
		return GroupBody.of(this.edit.create(body.spec(this.names, null)));
	}

	/** The group anew, as a whole. */
	@PutMapping("/{id}")
	GroupBody change(@PathVariable String id, @RequestBody GroupBody body) {
		return GroupBody.of(this.edit.change(id, body.spec(this.names, this.edit.get(id))));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id) {
		this.edit.remove(id);
	}

	@PostMapping("/{id}/start")
	ResponseEntity<TaskJson> start(@PathVariable String id, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.run.start(id), wait);
	}

	@PostMapping("/{id}/stop")
	ResponseEntity<TaskJson> stop(@PathVariable String id, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.run.stop(id), wait);
	}

}
