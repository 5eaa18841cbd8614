/**
 * Server-sent events: tells pages and API clients that something changed. An event says
 * "look again", it carries no data.
 */
@NullMarked
package dev.weir.web.live;

import org.jspecify.annotations.NullMarked;
