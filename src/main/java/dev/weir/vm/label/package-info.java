/**
 * Tags, folders and notes of virtual machines: kept in the database by UUID.
 */
@NullMarked
package dev.weir.vm.label;

import org.jspecify.annotations.NullMarked;
