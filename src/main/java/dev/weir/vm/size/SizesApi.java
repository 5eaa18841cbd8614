package dev.weir.vm.size;

import java.util.List;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
 * Sizes by REST.
 */
@RestController
@RequestMapping("/api/v1/sizes")
class SizesApi {

	private final Sizes sizes;

	SizesApi(Sizes sizes) {
		this.sizes = sizes;
	}

	@GetMapping
	Listing<Body> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		List<Body> all = this.sizes.all().stream().map(Body::of).toList();
		return Listing.page(all, PageQuery.of(null, limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Body add(@RequestBody Draft draft) {
		return Body.of(this.sizes.save(null, draft.name(), draft.vcpus(), draft.memoryMib()));
	}

	@PutMapping("/{id}")
	Body change(@PathVariable String id, @RequestBody Draft draft) {
		return Body.of(this.sizes.save(id, draft.name(), draft.vcpus(), draft.memoryMib()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.sizes.delete(id);
	}

	/** As sent. */
	record Draft(@Nullable String name, @Nullable Integer vcpus, @Nullable Long memoryMib) {
	}

	/** A size. */
	record Body(String id, String name, int vcpus, long memoryMib) {

		static Body of(VmSize size) {
			return new Body(size.id(), size.name(), size.vcpus(), size.memoryMib());
		}

	}

}
