/**
 * Storage pools to be defined: their types, the fields of each, what can be found to make
 * them of.
 */
@NullMarked
package dev.weir.storage.define;

import org.jspecify.annotations.NullMarked;
