package dev.weir.network.definition;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.network.NetworkRef;
import dev.weir.network.NetworkVersion;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Definitions of networks in the REST interface. A version goes with them as ETag;
 * {@code If-Match} refuses a change of what somebody else has changed.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/networks")
class DefinitionApi {

	private final DefinitionQueries queries;

	private final DefineNetwork defineNetwork;

	private final ChangeNetwork changeNetwork;

	private final DefinitionVerbs verbs;

	private final Tasks tasks;

	DefinitionApi(DefinitionQueries queries, DefineNetwork defineNetwork, ChangeNetwork changeNetwork,
			DefinitionVerbs verbs, Tasks tasks) {
		this.queries = queries;
		this.defineNetwork = defineNetwork;
		this.changeNetwork = changeNetwork;
		this.verbs = verbs;
		this.tasks = tasks;
	}

	@PostMapping
	ResponseEntity<TaskJson> create(@PathVariable String host, @RequestBody NetworkDraft draft,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.defineNetwork.define(HostId.parse(host), draft), wait);
	}

	@GetMapping("/{network}/definition")
	ResponseEntity<Definition> definition(@PathVariable String host, @PathVariable String network) {
		NetworkRef ref = this.queries.ref(HostId.parse(host), network);
		NetworkState state = this.queries.state(ref);
		return ResponseEntity.ok()
			.eTag(state.version())
			.body(new Definition(state.draft(), state.pending(),
					this.queries.users(ref).stream().map(User::of).toList()));
	}

	@PutMapping("/{network}/definition")
	ResponseEntity<TaskJson> change(@PathVariable String host, @PathVariable String network,
			@RequestBody NetworkDraft draft,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.changeNetwork.change(HostId.parse(host), network, draft, NetworkVersion.ofHeader(version)),
				wait);
	}

	@GetMapping(path = "/{network}/xml", produces = MediaType.APPLICATION_XML_VALUE)
	ResponseEntity<String> xml(@PathVariable String host, @PathVariable String network) {
		NetworkState state = this.queries.state(this.queries.ref(HostId.parse(host), network));
		return ResponseEntity.ok().eTag(state.version()).body(state.inactive());
	}

	@PutMapping("/{network}/xml")
	ResponseEntity<TaskJson> changeXml(@PathVariable String host, @PathVariable String network, @RequestBody String xml,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.changeNetwork.changeXml(HostId.parse(host), network, xml, NetworkVersion.ofHeader(version)),
				wait);
	}

	@PatchMapping("/{network}")
	ResponseEntity<TaskJson> patch(@PathVariable String host, @PathVariable String network, @RequestBody Patch patch,
			@RequestParam(required = false) @Nullable Integer wait) {
		if (patch.autostart() == null) {
			throw InvalidInput.of("autostart", "network.problem.missing");
		}
		return answer(this.verbs.switchAutostart().set(HostId.parse(host), network, patch.autostart()), wait);
	}

	@DeleteMapping("/{network}")
	ResponseEntity<TaskJson> delete(@PathVariable String host, @PathVariable String network,
			@RequestParam(defaultValue = "false") boolean force,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.verbs.undefineNetwork().undefine(HostId.parse(host), network, force), wait);
	}

	private ResponseEntity<TaskJson> answer(TaskView task, @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, task, wait);
	}

	/**
	 * What a network is.
	 *
	 * @param pending parts that wait for its next start
	 * @param usedBy virtual machines with an interface in it
	 */
	record Definition(NetworkDraft definition, List<String> pending, List<User> usedBy) {
	}

	/** A virtual machine. */
	record User(String uuid, String name) {

		static User of(VmMirror vm) {
			return new User(vm.id().toString(), vm.name());
		}

	}

	/** What can be changed without its definition. */
	record Patch(@Nullable Boolean autostart) {
	}

}
