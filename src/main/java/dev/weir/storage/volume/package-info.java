/**
 * Volumes of a pool: list, creation, deletion, and who uses them.
 */
@NullMarked
package dev.weir.storage.volume;

import org.jspecify.annotations.NullMarked;
