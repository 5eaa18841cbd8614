/**
 * The list of all virtual machines: filter, sort, columns.
 */
@NullMarked
package dev.weir.vm.list;

import org.jspecify.annotations.NullMarked;
