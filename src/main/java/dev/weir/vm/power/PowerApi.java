package dev.weir.vm.power;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import dev.weir.vm.PowerAction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Power of virtual machines in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/vms")
class PowerApi {

	private final PowerVm power;

	private final RestartVm restart;

	private final SendKeys keys;

	private final Tasks tasks;

	PowerApi(PowerVerbs verbs, Tasks tasks) {
		this.power = verbs.power();
		this.restart = verbs.restart();
		this.keys = verbs.keys();
		this.tasks = tasks;
	}

	@PostMapping("/{uuid}/{action:start|shutdown|reboot|reset|force-off|pause|resume|save|discard-saved|nmi}")
	ResponseEntity<TaskJson> switchPower(@PathVariable String uuid, @PathVariable String action,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.power.request(VmId.parse(uuid), action(action)), wait);
	}

	/**
	 * Shuts down, waits for it, and starts again: applies what waits for the next start.
	 */
	@PostMapping("/{uuid}/restart")
	ResponseEntity<TaskJson> restart(@PathVariable String uuid,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.restart.request(VmId.parse(uuid)), wait);
	}

	@PostMapping("/{uuid}/send-keys")
	ResponseEntity<TaskJson> sendKeys(@PathVariable String uuid, @RequestBody KeysBody body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.keys.request(VmId.parse(uuid), body.names()), wait);
	}

	static PowerAction action(@Nullable String name) {
		String id = (name != null) ? name : "";
		return PowerAction.find(id).orElseThrow(() -> InvalidInput.of("action", "vm.power.unknown", id));
	}

	/** Keys to press together. */
	record KeysBody(@Nullable List<String> keys) {

		/** The names; a null of the JSON becomes a name that does not exist. */
		List<String> names() {
			return (this.keys != null) ? this.keys.stream().map(String::valueOf).toList() : List.of();
		}

	}

}
