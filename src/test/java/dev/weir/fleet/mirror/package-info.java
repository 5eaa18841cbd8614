@NullMarked
package dev.weir.fleet.mirror;

import org.jspecify.annotations.NullMarked;
