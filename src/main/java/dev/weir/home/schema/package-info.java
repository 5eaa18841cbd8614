/**
 * Brings the tables of every module up to date.
 */
@NullMarked
package dev.weir.home.schema;

import org.jspecify.annotations.NullMarked;
