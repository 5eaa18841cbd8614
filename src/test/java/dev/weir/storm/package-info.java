/**
 * The packaged JAR under several faults at once while people browse.
 */
@NullMarked
package dev.weir.storm;

import org.jspecify.annotations.NullMarked;
