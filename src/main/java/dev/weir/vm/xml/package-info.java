/**
 * The definition of a virtual machine as a text: edited, compared, validated by libvirt,
 * and every version of it.
 */
@NullMarked
package dev.weir.vm.xml;

import org.jspecify.annotations.NullMarked;
