/**
 * How tasks run: lanes and threads, rows, cancelling, what a restart leaves behind.
 */
@NullMarked
package dev.weir.task.engine;

import org.jspecify.annotations.NullMarked;
