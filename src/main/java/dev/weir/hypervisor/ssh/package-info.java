/**
 * The way to hosts by SSH, with Apache MINA SSHD and Weir's own key: no {@code ssh}
 * program, one SSH session a host.
 */
@NullMarked
package dev.weir.hypervisor.ssh;

import org.jspecify.annotations.NullMarked;
