package dev.weir.storage.define;

/**
 * Something that the host found to make a pool of. Immutable; texts come from outside and
 * are hostile.
 *
 * @param field the field of the form that it fills in
 * @param value with this
 * @param label more about it, or the same
 */
record FoundSource(String field, String value, String label) {
}
