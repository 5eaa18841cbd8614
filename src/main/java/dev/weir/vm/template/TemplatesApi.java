package dev.weir.vm.template;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Templates by REST.
 */
@RestController
class TemplatesApi {

	private final Templates templates;

	private final MarkTemplate mark;

	TemplatesApi(Templates templates, MarkTemplate mark) {
		this.templates = templates;
		this.mark = mark;
	}

	@GetMapping("/api/v1/templates")
	Listing<Body> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		List<Body> all = this.templates.all().stream().map(Body::of).toList();
		return Listing.page(all, PageQuery.of(null, limit, cursor));
	}

	@PutMapping("/api/v1/vms/{uuid}/template")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void mark(@PathVariable String uuid, @RequestBody(required = false) @Nullable Mark body) {
		this.mark.mark(VmId.parse(uuid), (body != null && body.notes() != null) ? body.notes() : "");
	}

	@DeleteMapping("/api/v1/vms/{uuid}/template")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unmark(@PathVariable String uuid) {
		this.mark.unmark(VmId.parse(uuid));
	}

	/** What to write about it. */
	record Mark(@Nullable String notes) {
	}

	/** A template. */
	record Body(UUID uuid, String name, UUID hostId, String hostName, int vcpus, long memoryMib, String notes,
			String markedBy, Instant markedAt) {

		static Body of(TemplateView view) {
			return new Body(view.vm().id().value(), view.vm().name(), view.vm().hostId().value(), view.vm().hostName(),
					view.vm().definition().vcpus(), view.vm().definition().maxMemoryKib() >> 10, view.notes(),
					view.markedBy(), view.markedAt());
		}

	}

}
