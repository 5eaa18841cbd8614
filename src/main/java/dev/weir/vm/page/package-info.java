/**
 * The page of one virtual machine, card by card.
 */
@NullMarked
package dev.weir.vm.page;

import org.jspecify.annotations.NullMarked;
