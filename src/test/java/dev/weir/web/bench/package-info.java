/**
 * How fast and how big the packaged Weir is: programs, not tests. docs/benchmarks.md has
 * their commands and results.
 */
@org.jspecify.annotations.NullMarked
package dev.weir.web.bench;
