/**
 * Three pretended hosts with machines in every state, to try Weir without a hypervisor.
 */
@NullMarked
package dev.weir.host.demo;

import org.jspecify.annotations.NullMarked;
