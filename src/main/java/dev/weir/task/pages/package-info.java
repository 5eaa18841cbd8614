/**
 * Tasks as people and clients see them: list, page, tray, REST.
 */
@NullMarked
package dev.weir.task.pages;

import org.jspecify.annotations.NullMarked;
