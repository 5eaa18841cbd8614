/**
 * Real parts for tests, started and stopped by them.
 */
@NullMarked
package dev.weir.testbed;

import org.jspecify.annotations.NullMarked;
