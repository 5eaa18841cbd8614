/**
 * What a host is made of and how its memory is used and shared out.
 */
@NullMarked
package dev.weir.host.hardware;

import org.jspecify.annotations.NullMarked;
