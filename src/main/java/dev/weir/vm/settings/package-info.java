/**
 * Small settings of a virtual machine: name and autostart.
 */
@NullMarked
package dev.weir.vm.settings;

import org.jspecify.annotations.NullMarked;
