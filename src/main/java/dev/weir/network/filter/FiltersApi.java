package dev.weir.network.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.network.NetworkVersion;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;

/**
 * Packet filters of a host in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/nwfilters")
class FiltersApi {

	private final FilterQueries queries;

	private final SaveFilter saveFilter;

	private final UndefineFilter undefineFilter;

	private final Tasks tasks;

	FiltersApi(FilterQueries queries, SaveFilter saveFilter, UndefineFilter undefineFilter, Tasks tasks) {
		this.queries = queries;
		this.saveFilter = saveFilter;
		this.undefineFilter = undefineFilter;
		this.tasks = tasks;
	}

	@GetMapping
	Listing<FilterDraft> list(@PathVariable String host, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		return Listing.page(this.queries.list(HostId.parse(host), page.q()), page).map(FilterView::draft);
	}

	@PostMapping
	ResponseEntity<TaskJson> create(@PathVariable String host, @RequestBody FilterDraft draft,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.saveFilter.make(HostId.parse(host), draft, from), wait);
	}

	@GetMapping("/{filter}")
	ResponseEntity<Detail> get(@PathVariable String host, @PathVariable String filter) {
		HostId id = HostId.parse(host);
		FilterView view = this.queries.get(id, filter);
		List<String> vms = this.queries.vmsUsing(id, filter).stream().map((vm) -> vm.id().toString()).toList();
		return ResponseEntity.ok()
			.eTag(view.version())
			.body(new Detail(view.draft(), vms, this.queries.filtersUsing(id, filter)));
	}

	@PutMapping("/{filter}")
	ResponseEntity<TaskJson> change(@PathVariable String host, @PathVariable String filter,
			@RequestBody FilterDraft draft,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks,
				this.saveFilter.change(HostId.parse(host), filter, draft, NetworkVersion.ofHeader(version)), wait);
	}

	@GetMapping(path = "/{filter}/xml", produces = MediaType.APPLICATION_XML_VALUE)
	ResponseEntity<String> xml(@PathVariable String host, @PathVariable String filter) {
		FilterView view = this.queries.get(HostId.parse(host), filter);
		return ResponseEntity.ok().eTag(view.version()).body(view.xml());
	}

	@PutMapping("/{filter}/xml")
	ResponseEntity<TaskJson> changeXml(@PathVariable String host, @PathVariable String filter, @RequestBody String xml,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks,
				this.saveFilter.changeXml(HostId.parse(host), filter, xml, NetworkVersion.ofHeader(version)), wait);
	}

	@DeleteMapping("/{filter}")
	ResponseEntity<TaskJson> delete(@PathVariable String host, @PathVariable String filter,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.undefineFilter.undefine(HostId.parse(host), filter), wait);
	}

	/**
	 * A filter and who uses it.
	 *
	 * @param usedByVms ids of virtual machines
	 * @param usedByFilters names of filters that take it in
	 */
	record Detail(FilterDraft definition, List<String> usedByVms, List<String> usedByFilters) {
	}

}
