/**
 * Signed-in sessions: where each came from, the lists of them, and their end: by hand, or
 * when they have lasted long enough.
 */
@NullMarked
package dev.weir.access.session;

import org.jspecify.annotations.NullMarked;
