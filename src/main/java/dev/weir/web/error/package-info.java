/**
 * What a person or a program is told when something goes wrong: problem+json under
 * {@code /api/**}, a toast in an htmx request, a page elsewhere. Never a stack trace.
 */
@NullMarked
package dev.weir.web.error;

import org.jspecify.annotations.NullMarked;
