/**
 * Few threads for many sockets: the selector loop that the console relay and the SSH
 * transport share.
 */
@NullMarked
@ApplicationModule(displayName = "socket", allowedDependencies = {})
package dev.weir.socket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
