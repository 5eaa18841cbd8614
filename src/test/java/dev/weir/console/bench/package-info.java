/** The console relay measured beside websockify. */
@NullMarked
package dev.weir.console.bench;

import org.jspecify.annotations.NullMarked;
