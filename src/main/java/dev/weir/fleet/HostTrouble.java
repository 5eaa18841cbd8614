package dev.weir.fleet;

import dev.weir.problem.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Why a host is not up.
 *
 * @param detail libvirt's own words (hostile text), or null
 */
public record HostTrouble(ErrorKind kind, @Nullable String detail) {
}
