@org.jspecify.annotations.NullMarked
package dev.weir.vm.bench;
