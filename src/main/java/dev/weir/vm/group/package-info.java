/**
 * Start groups: virtual machines that are started in an order, by hand or when their host
 * has booted, and stopped the other way round.
 */
@NullMarked
package dev.weir.vm.group;

import org.jspecify.annotations.NullMarked;
