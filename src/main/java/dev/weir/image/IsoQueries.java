package dev.weir.image;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.query.Fields;
import dev.weir.query.Filter;

/**
 * Reads ISO images for people who may. Thread-safe; waits a few seconds at most.
 */
@Component
class IsoQueries {

	static final Fields<IsoImage> FIELDS = Fields.<IsoImage>none()
		.text("name", IsoImage::name)
		.text("host", IsoImage::hostName)
		.text("pool", IsoImage::pool)
		.number("size", IsoImage::sizeBytes);

	private final Access access;

	private final IsoImages images;

	IsoQueries(Access access, IsoImages images) {
		this.access = access;
		this.images = images;
	}

	/** The images that fit the filter, by name. */
	List<IsoImage> list(String q) {
		this.access.require(Permission.STORAGE_VIEW, Target.SYSTEM);
		Filter<IsoImage> filter = Filter.parse(q, FIELDS);
		return this.images.all().stream().filter(filter).toList();
	}

}
