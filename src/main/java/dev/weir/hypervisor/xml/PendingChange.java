package dev.weir.hypervisor.xml;

import org.jspecify.annotations.Nullable;

/**
 * One setting whose running state differs from what the next start will use.
 *
 * @param item what it belongs to, as the tail of a message key: a section ({@code vcpus},
 * {@code memory}, ...) or the element of a device ({@code disk}, {@code interface}, ...)
 * @param name which device ({@code vdb}), or null for a section
 * @param property which setting, or null where the device as a whole comes or goes
 * @param now its present value, null when it is not there yet
 * @param next its value after the next start, null when it will be gone
 */
public record PendingChange(String item, @Nullable String name, @Nullable String property, @Nullable String now,
		@Nullable String next) {
}
