@org.jspecify.annotations.NullMarked
package dev.weir.hypervisor.ssh;
