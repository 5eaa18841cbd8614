package dev.weir.storage.pool;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The storage pool that the machine's own hypervisor gets when it has none.
 *
 * @param pool absolute path of its folder; empty for none
 */
@ConfigurationProperties("weir.host.local")
record LocalPool(@Nullable String pool) {
}
