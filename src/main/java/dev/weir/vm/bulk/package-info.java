/**
 * Actions on many virtual machines: what would become of each, and what became of it.
 */
@NullMarked
package dev.weir.vm.bulk;

import org.jspecify.annotations.NullMarked;
