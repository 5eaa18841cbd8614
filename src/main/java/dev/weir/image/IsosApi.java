package dev.weir.image;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * ISO images over all hosts.
 */
@RestController
@RequestMapping("/api/v1/isos")
class IsosApi {

	private final IsoQueries queries;

	IsosApi(IsoQueries queries) {
		this.queries = queries;
	}

	@GetMapping
	Listing<Iso> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		return Listing.page(this.queries.list(page.q()), page).map(Iso::of);
	}

	/** An ISO image in the REST contract. */
	record Iso(String hostId, String hostName, String pool, String name, String path, long sizeBytes) {

		static Iso of(IsoImage image) {
			return new Iso(image.hostId().toString(), image.hostName(), image.pool(), image.name(), image.path(),
					image.sizeBytes());
		}

	}

}
