package dev.weir.vm;

import java.util.ArrayList;
import java.util.List;

import dev.weir.query.FilterValue;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What people say about a virtual machine, which libvirt knows nothing of. Immutable;
 * hostile text.
 *
 * @param tags in the order of people
 * @param folder path such as {@code Production/Databases}, or null for none
 * @param noted whether there are notes
 */
public record VmLabel(List<String> tags, @Nullable String folder, boolean noted) {

	/** Nobody has said anything. */
	public static final VmLabel NONE = new VmLabel(List.of(), null, false);

	/** What stands between the folders of a path. */
	public static final String SEPARATOR = "/";

	public VmLabel {
		tags = List.copyOf(tags);
	}

	/** The address of the list of all whose field has that value, as a whole. */
	public static String list(String field, String value) {
		return UriComponentsBuilder.fromPath("/vms")
			.queryParam("q", "{q}")
			.encode()
			.buildAndExpand(field + ":" + FilterValue.quoted(value))
			.toUriString();
	}

	/** Its folder and those above it, outermost first. */
	public List<String> folders() {
		List<String> all = new ArrayList<>();
		if (this.folder != null) {
			for (int end = this.folder.indexOf(SEPARATOR); end >= 0; end = this.folder.indexOf(SEPARATOR, end + 1)) {
				all.add(this.folder.substring(0, end));
			}
			all.add(this.folder);
		}
		return all;
	}

}
