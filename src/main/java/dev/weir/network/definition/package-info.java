/**
 * What a network is: its page, the form that makes or changes it, and its removal.
 */
@NullMarked
package dev.weir.network.definition;

import org.jspecify.annotations.NullMarked;
