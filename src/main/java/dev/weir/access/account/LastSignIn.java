package dev.weir.access.account;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a person is told of the time before: whoever sees a sign-in that was not the own
 * one knows that the password is out. Immutable.
 *
 * @param at when the account signed in last, or null for never
 * @param from the address that it came from, or null when unknown
 * @param failed sign-ins that failed since
 */
public record LastSignIn(@Nullable Instant at, @Nullable String from, int failed) implements Serializable {
}
