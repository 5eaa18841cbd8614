/**
 * The content of volumes, streamed through the host in both directions.
 */
@NullMarked
package dev.weir.storage.transfer;

import org.jspecify.annotations.NullMarked;
