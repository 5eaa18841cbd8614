package dev.weir.host.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a host; what is null stays as it is.
 *
 * @param tags all tags from now on
 * @param connection the whole new connection; a password may be left out to keep it
 */
record HostChange(@Nullable String name, @Nullable Boolean enabled, @Nullable ConnectionRequest connection,
		@Nullable List<String> tags) {

}
