/**
 * The devices of a host, and who has them.
 */
@NullMarked
package dev.weir.host.devices;

import org.jspecify.annotations.NullMarked;
