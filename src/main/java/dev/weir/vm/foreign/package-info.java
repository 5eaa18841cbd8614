/**
 * Virtual machines of other makers: what their descriptions (OVF, VMX) say in libvirt's
 * terms, and what could not be said. Pure functions: nothing here asks a host.
 */
@NullMarked
package dev.weir.vm.foreign;

import org.jspecify.annotations.NullMarked;
