/**
 * libvirt's XML as documents: typed elements over the live DOM, so that what Weir does
 * not know survives every edit.
 */
@NullMarked
@NamedInterface("xml")
package dev.weir.hypervisor.xml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
