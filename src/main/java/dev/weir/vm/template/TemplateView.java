package dev.weir.vm.template;

import java.time.Instant;

import dev.weir.fleet.VmMirror;

/**
 * A template as pages show it. Immutable.
 *
 * @param notes what people wrote about it (hostile text)
 */
public record TemplateView(VmMirror vm, String notes, String markedBy, Instant markedAt) {
}
