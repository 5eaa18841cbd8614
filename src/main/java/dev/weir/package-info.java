/**
 * Weir: a web console for KVM/libvirt fleets. Each direct sub-package is one module; an
 * arrow between modules only ever points down (see docs/architecture.md).
 */
@NullMarked
package dev.weir;

import org.jspecify.annotations.NullMarked;
