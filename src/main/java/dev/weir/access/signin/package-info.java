/**
 * The way in: form login, credentials of the REST interface, the filter chains with their
 * headers, and the permission check.
 */
@NullMarked
package dev.weir.access.signin;

import org.jspecify.annotations.NullMarked;
