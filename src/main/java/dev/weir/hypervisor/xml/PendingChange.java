package dev.weir.hypervisor.xml;

import org.jspecify.annotations.Nullable;

/**
 * One item whose running state differs from what the next start will use.
 *
 * @param item what differs, as the tail of a message key ({@code vcpus}, {@code memory},
 * {@code disk}, {@code nic}, ...)
 * @param name which one where there are several ({@code vdb}), or null
 * @param now its present value, null when it is not there yet
 * @param next its value after the next start, null when it will be gone
 */
public record PendingChange(String item, @Nullable String name, @Nullable String now, @Nullable String next) {
}
