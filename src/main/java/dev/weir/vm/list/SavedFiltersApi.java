package dev.weir.vm.list;

import dev.weir.query.Listing;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own saved filters in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/vm-filters")
class SavedFiltersApi {

	private final OwnFilters filters;

	SavedFiltersApi(OwnFilters filters) {
		this.filters = filters;
	}

	@GetMapping
	Listing<SavedFilter.View> list() {
		return new Listing<>(this.filters.list(), null, this.filters.list().size());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	SavedFilter.View keep(@RequestBody Body body) {
		return this.filters.keep(body.name(), body.query());
	}

	@PatchMapping("/{id}")
	SavedFilter.View change(@PathVariable String id, @RequestBody Body body) {
		return this.filters.change(id, body.name(), body.query());
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id) {
		this.filters.remove(id);
	}

	/** A name and a filter; absent leaves it as it is. */
	record Body(@Nullable String name, @Nullable String query) {
	}

}
