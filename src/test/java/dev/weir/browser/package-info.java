/**
 * Weir as a person uses it: the packaged JAR in a real browser, with real libvirt and
 * QEMU.
 */
@NullMarked
package dev.weir.browser;

import org.jspecify.annotations.NullMarked;
