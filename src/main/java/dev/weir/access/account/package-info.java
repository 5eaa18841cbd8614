/**
 * Accounts and their passwords: the first administrator, the forced change, the page of
 * one's own account, and what administrators do with those of others.
 */
@NullMarked
package dev.weir.access.account;

import org.jspecify.annotations.NullMarked;
