/**
 * Accounts and their passwords: the first administrator, the forced change, the page of
 * one's own account.
 */
@NullMarked
package dev.weir.access.account;

import org.jspecify.annotations.NullMarked;
