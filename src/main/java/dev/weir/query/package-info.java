/**
 * How lists are asked for: the filter language of pages and REST, paging and the shape of
 * an answer.
 */
@NullMarked
@ApplicationModule(displayName = "query", allowedDependencies = { "problem" })
package dev.weir.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
