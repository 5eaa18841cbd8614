/**
 * Templates: virtual machines that others are made from and that never start.
 */
@NullMarked
package dev.weir.vm.template;

import org.jspecify.annotations.NullMarked;
