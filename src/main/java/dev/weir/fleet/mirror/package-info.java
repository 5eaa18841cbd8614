/**
 * How the mirror is kept: one keeper per host turns events and bulk statistics into
 * immutable records.
 */
@NullMarked
package dev.weir.fleet.mirror;

import org.jspecify.annotations.NullMarked;
