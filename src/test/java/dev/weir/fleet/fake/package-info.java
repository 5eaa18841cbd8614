/**
 * Pretended hosts that obey a test: hangs, deaths, refusals, events. For the tests of
 * every module.
 */
@NullMarked
package dev.weir.fleet.fake;

import org.jspecify.annotations.NullMarked;
